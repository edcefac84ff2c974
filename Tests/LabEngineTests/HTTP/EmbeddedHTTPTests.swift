import NIOCore
import Testing

@testable import LabEngine

/// `backlab serve http` and whoever connects to it.
extension RunningLabTests {
    struct EmbeddedHTTPTests {
        private static let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        private static let last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

        /// Ticks that are short, so that nobody has to wait.
        private static let hasty = HTTPListener.Patience(
            tick: .milliseconds(5),
            request: 20,
            idle: 20,
            lingering: 20
        )
        private static let patient = HTTPListener.Patience()

        private func serve(
            _ patience: HTTPListener.Patience = patient,
            connections: Int = 100,
            _ body: (_ port: Int) async throws -> Void
        ) async throws {
            let server = try await EmbeddedHTTP.start(port: 0, patience: patience, connections: connections)
            let result: Result<Void, any Error>
            do { result = .success(try await body(server.port)) } catch { result = .failure(error) }
            try await server.close()
            try result.get()
        }

        private func isServed(on port: Int) throws -> Bool {
            try LoopbackSocket.exchange(Self.last, port: port).hasSuffix("\r\n\r\nhello\n")
        }

        @Test func helloIsSaidToWhoeverAsks() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send(Self.get + Self.get + "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + Self.last)
                let answers = try socket.read().split(separator: "HTTP/1.1 ", omittingEmptySubsequences: true)
                #expect(answers.map { $0.hasSuffix("hello\n") } == [true, true, false, true])
                #expect(answers.allSatisfy { $0.hasPrefix("200 OK\r\nDate: ") })
                #expect(answers.allSatisfy { $0.contains(" GMT\r\nContent-Type: text/plain\r\n") })
                #expect(answers.allSatisfy { $0.contains("Content-Length: 6\r\n") })
            }
        }

        /// More answers than the socket takes at once.
        @Test func whoeverSendsAheadGetsEachAnswerOnce() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send(String(repeating: Self.get, count: 3_000) + Self.last)
                #expect(try socket.read().split(separator: "HTTP/1.1 200 OK\r\n").count == 3_001)
            }
        }

        @Test(arguments: [
            (
                "GET /other HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found",
                "there is GET / and nothing"
            ),
            ("DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405 Method Not Allowed", "Allow: GET, HEAD"),
            ("GET / HTTP/1.0\r\n\r\n", "200 OK", "Connection: close"),
            ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "200 OK", "Connection: keep-alive"),
            ("GET http://x/?a=b HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n", "200 OK", "hello"),
        ])
        func otherRequestsGetTheirAnswer(request: String, status: String, text: String) async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send(request)
                socket.finishSending()
                let answer = try socket.read()
                #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(answer)")
                #expect(answer.contains(text), "\(answer)")
            }
        }

        /// One answer that says why, and the end: a request that comes after it gets none.
        @Test func malformedRequestsEndTheirConnection() async throws {
            try await serve { port in
                for request in MalformedRequest.all {
                    let socket = try LoopbackSocket(port: port)
                    socket.send(request.text)
                    socket.send(Self.get)
                    let answer = try socket.read()
                    #expect(answer.hasPrefix("HTTP/1.1 \(request.status) "), "\(request): \(answer)")
                    #expect(answer.contains("\r\nConnection: close\r\n"), "\(request)")
                    #expect(answer.hasSuffix("{\"error\":\"\(request.fault.message)\"}\n"), "\(request): \(answer)")
                    #expect(answer.ranges(of: "\r\nDate: ").count == 1, "\(request): \(answer)")
                }
                #expect(try isServed(on: port))
            }
        }

        @Test(arguments: [
            "", "G", "GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
        ])
        func whoeverFallsSilentIsHungUpOn(request: String) async throws {
            try await serve(Self.hasty) { port in
                let socket = try LoopbackSocket(port: port)
                socket.send(request)
                #expect(try socket.read() == "")
            }
        }

        @Test func whoeverDripsTooSlowlyIsHungUpOn() async throws {
            try await serve(Self.hasty) { port in
                let socket = try LoopbackSocket(port: port)
                socket.send("GET / HTTP/1.1\r\nHost: x\r\n")
                // Each byte is some progress, and yet the request never ends.
                let deadline = ContinuousClock.now + .seconds(10)
                while socket.send("A: b\r\n"), ContinuousClock.now < deadline {
                    try await Task.sleep(for: .milliseconds(5))
                }
                #expect(ContinuousClock.now < deadline)
                #expect(try isServed(on: port))
            }
        }

        @Test func aDrippedRequestIsServed() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                for byte in Self.last.utf8 { socket.send([byte]) }
                #expect(try socket.read().hasSuffix("\r\n\r\nhello\n"))
            }
        }

        @Test func whoeverNeverReadsStopsBeingRead() async throws {
            try await serve { port in
                let deaf = try LoopbackSocket(port: port, receiveBuffer: 4_096)
                var sent = 0
                var refused = 0
                while refused < 50, sent < 100_000_000 {
                    let text = String(decoding: Self.get.utf8.dropFirst(sent % Self.get.utf8.count), as: UTF8.self)
                    let many = text + String(repeating: Self.get, count: 500)
                    let taken = deaf.sendWithoutWaiting(many)
                    sent += taken
                    refused = taken == 0 ? refused + 1 : 0
                    if taken == 0 { try await Task.sleep(for: .milliseconds(1)) }
                }
                #expect(refused == 50, "it read on without bound")
                #expect(try isServed(on: port))
                // And whoever begins to read is answered.
                #expect(try String(decoding: deaf.readBytes(atMost: 15), as: UTF8.self) == "HTTP/1.1 200 OK")
            }
        }

        @Test func whoeverNeverReadsIsHungUpOn() async throws {
            try await serve(Self.hasty) { port in
                let deaf = try LoopbackSocket(port: port, receiveBuffer: 4_096)
                let many = String(repeating: Self.get, count: 1_000)
                let deadline = ContinuousClock.now + .seconds(10)
                // Waits while the socket is full, and fails once the other side is gone.
                while deaf.send(many), ContinuousClock.now < deadline {}
                #expect(ContinuousClock.now < deadline)
                #expect(try isServed(on: port))
            }
        }

        @Test func aMillionBytesOfHeadersAreRefused() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send("GET / HTTP/1.1\r\nHost: x\r\n")
                socket.send(String(repeating: "A: b\r\n", count: 170_000))
                #expect(try socket.read().hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
                #expect(try isServed(on: port))
            }
        }

        /// The client sends on before it reads, and still learns why: its bytes are taken and thrown away for a while.
        @Test func aGibibyteIsRefusedBeforeItIsSent() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n")
                for _ in 0..<100 { socket.send([UInt8](repeating: 120, count: 10_000)) }
                #expect(try socket.read().hasPrefix("HTTP/1.1 413 Payload Too Large\r\n"))
                #expect(try isServed(on: port))
            }
        }

        @Test func whoeverIsToldWhyAndSendsOnIsCutOff() async throws {
            try await serve(Self.hasty) { port in
                let socket = try LoopbackSocket(port: port)
                socket.send("rubbish\r\n\r\n")
                let deadline = ContinuousClock.now + .seconds(10)
                while socket.send([UInt8](repeating: 120, count: 10_000)), ContinuousClock.now < deadline {}
                #expect(ContinuousClock.now < deadline)
            }
        }

        @Test func whoeverHalfClosesGetsTheAnswersToWhatIsWhole() async throws {
            try await serve { port in
                let socket = try LoopbackSocket(port: port)
                socket.send(Self.get + Self.get + "GET / HTTP/1.1\r\nHo")
                socket.finishSending()
                #expect(try socket.read().ranges(of: "hello\n").count == 2)
                let silent = try LoopbackSocket(port: port)
                silent.finishSending()
                #expect(try silent.read() == "")
            }
        }

        @Test func whoeverResetsHarmsNobody() async throws {
            try await serve { port in
                for request in ["", "GET / HT", Self.get] {
                    let socket = try LoopbackSocket(port: port)
                    socket.send(request)
                    socket.reset()
                }
                #expect(try isServed(on: port))
            }
        }

        @Test func oneConnectionTooManyWaits() async throws {
            try await serve(connections: 1) { port in
                var first: LoopbackSocket? = try LoopbackSocket(port: port)
                first?.send(Self.get)
                #expect(try first?.read(until: "hello\n").hasPrefix("HTTP/1.1 200 ") == true)
                let second = try LoopbackSocket(port: port)
                second.send(Self.last)
                #expect(second.receiveWithoutWaiting() == nil)
                first?.send(Self.last)
                #expect(try first?.read().hasSuffix("hello\n") == true)
                first = nil
                #expect(try second.read().hasSuffix("hello\n"))
            }
        }

        @Test func aTakenPortIsAnError() async throws {
            try await serve { port in
                await #expect(throws: IOError.self) { try await EmbeddedHTTP.start(port: port) }
            }
        }
    }
}
