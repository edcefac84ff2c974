import LabKit
import Testing

@testable import LabEngine

/// What somebody at another terminal can do to a lab that runs.
extension RunningLabTests {
    struct OutsiderTests {
        private let solved: LabOptions

        init() throws {
            solved = LabOptions(
                settings: try RunningLab.manifest().solution.values.merging(["rate": .number(1)]) { $1 }
            )
        }

        private func body(_ answer: String) -> String { answer.components(after: "\r\n\r\n") }

        @Test func theSameKeyIsReplayedAndAnotherBodyRefused() async throws {
            let report = try await RunningLab.with(solved) { lab in
                let port = try lab.port("payments")
                let first = try LoopbackSocket.exchange(LoopbackSocket.pay("mine-1", key: "mine-1"), port: port)
                #expect(first.hasPrefix("HTTP/1.1 201 Created\r\n"))
                #expect(!first.contains("Idempotency-Replayed"))
                let second = try LoopbackSocket.exchange(LoopbackSocket.pay("mine-1", key: "mine-1"), port: port)
                #expect(second.hasPrefix("HTTP/1.1 201 Created\r\n"))
                #expect(second.contains("Idempotency-Replayed: true\r\n"))
                #expect(body(first) == body(second))
                let other = try LoopbackSocket.exchange(
                    LoopbackSocket.pay("mine-1", amount: 9, key: "mine-1"),
                    port: port
                )
                #expect(other.hasPrefix("HTTP/1.1 422 "))
                let told = try LoopbackSocket.exchange(LoopbackSocket.request("GET", "/payments/mine-1"), port: port)
                #expect(body(told) == "{\"order\":\"mine-1\",\"charges\":1,\"amount\":500}\n")
                try await lab.wait("the log") { lab.events.filter { $0.kind == .outsider }.count >= 4 }
                let log = lab.events.filter { $0.kind == .outsider }
                #expect(
                    log.prefix(3).map(\.text) == [
                        "POST /payments, key mine-1 → 201", "POST /payments, key mine-1 → replayed, 201",
                        "POST /payments, key mine-1 → 422",
                    ]
                )
                #expect(log.allSatisfy { $0.unit?.isOutsider == true && "\($0.unit!)" == "you" })
            }
            // Nothing that an outsider sent is counted.
            let requests = report.frame.totals[MetricName(component: "payments", metric: "requests")]
            let attempts = report.frame.totals[MetricName(component: "shop", metric: "attempts")]
            #expect(requests == attempts)
            #expect(report.frame.totals[MetricName(component: "payments", metric: "mismatches")] == 0)
        }

        @Test func withoutAKeyEveryRequestCharges() async throws {
            _ = try await RunningLab.with(solved) { lab in
                let port = try lab.port("payments")
                for _ in 0..<3 { _ = try LoopbackSocket.exchange(LoopbackSocket.pay("mine-2"), port: port) }
                let told = try LoopbackSocket.exchange(LoopbackSocket.request("GET", "/payments/mine-2"), port: port)
                #expect(body(told).contains("\"charges\":3,\"amount\":1500"))
            }
        }

        @Test func whatCantBeServedIsRefusedWithAReason() async throws {
            _ = try await RunningLab.with(solved) { lab in
                let port = try lab.port("payments")
                let cases = [
                    (LoopbackSocket.request("POST", "/payments", body: "{}"), "400", "the body isn't a payment"),
                    (LoopbackSocket.request("GET", "/payments"), "405", "Allow: POST"),
                    (LoopbackSocket.request("DELETE", "/payments/x"), "405", "Allow: GET, HEAD"),
                    (LoopbackSocket.request("GET", "/"), "404", "there is POST /payments"),
                    (LoopbackSocket.request("GET", "/payments/nobody"), "404", "no payment for order nobody"),
                    (
                        LoopbackSocket.request("POST", "/payments", body: String(repeating: "x", count: 70_000)), "413",
                        "at most 64 KiB"
                    ),
                    (
                        "POST /payments HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n", "413",
                        "at most 64 KiB"
                    ),
                    ("rubbish\r\n\r\n", "400", ""),
                    ("GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n", "400", ""),
                ]
                for (request, status, text) in cases {
                    let answer = try LoopbackSocket.exchange(request, port: port)
                    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(request.prefix(60)): \(answer)")
                    #expect(text.isEmpty || answer.contains(text))
                }
            }
        }

        @Test func onlyTheirOwnConnectionSuffers() async throws {
            _ = try await RunningLab.with(solved) { lab in
                for component in ["payments", "network"] {
                    let port = try lab.port(component)
                    let half = try LoopbackSocket(port: port)
                    half.send("POST /payments HTTP/1.1\r\nHost: x\r\nContent-Le")
                    let bodyless = try LoopbackSocket(port: port)
                    bodyless.send("POST /payments HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"or")
                    let endless = try LoopbackSocket(port: port)
                    endless.send("GET / HTTP/1.1\r\n")
                    let header = String(repeating: "A: b\r\n", count: 200)
                    for _ in 0..<3_000 where endless.sendWithoutWaiting(header) == 0 { break }
                    // Asks and asks and never reads an answer.
                    let deaf = try LoopbackSocket(port: port, receiveBuffer: 4_096)
                    // The answer repeats the name, so that few fill the buffers.
                    let name = String(repeating: "x", count: 8_000)
                    let asking = String(repeating: "GET /payments/\(name) HTTP/1.1\r\nHost: x\r\n\r\n", count: 10)
                    #expect(try await deaf.sendUntilRefused(asking), "\(component) read on without bound")
                    let answer = try LoopbackSocket.exchange(
                        LoopbackSocket.pay("fine-\(component)"),
                        port: try lab.port("payments")
                    )
                    #expect(answer.hasPrefix("HTTP/1.1 201 "))
                }
            }
        }

        @Test func dripFedAndPipelinedAndHalfClosedRequestsAreServed() async throws {
            _ = try await RunningLab.with(solved) { lab in
                for component in ["payments", "network"] {
                    // Lost answers would make the link's part a matter of chance.
                    lab.send(.set(control: "answer-loss", .number(0)))
                    try await lab.wait("the window") {
                        lab.updates.all.contains { if case .window(2, _) = $0 { true } else { false } }
                    }
                    let port = try lab.port(component)
                    let drip = try LoopbackSocket(port: port)
                    for character in LoopbackSocket.pay("drip-\(component)") { drip.send(String(character)) }
                    #expect(try drip.read().hasPrefix("HTTP/1.1 201 "))

                    let pipeline = try LoopbackSocket(port: port)
                    pipeline.send(
                        String(repeating: "GET /payments/drip-\(component) HTTP/1.1\r\nHost: x\r\n\r\n", count: 2)
                    )
                    pipeline.send(LoopbackSocket.request("GET", "/payments/nobody"))
                    let answers = try pipeline.read()
                    #expect(answers.split(separator: "HTTP/1.1 ").map { $0.prefix(3) } == ["200", "200", "404"])

                    let half = try LoopbackSocket(port: port)
                    half.send("GET /payments/drip-\(component) HTTP/1.1\r\nHost: x\r\n\r\n")
                    half.finishSending()
                    #expect(try half.read().hasPrefix("HTTP/1.1 200 "))

                    let polite = try LoopbackSocket(port: port)
                    let request = LoopbackSocket.pay("polite").replacing(
                        "Host: x",
                        with: "Host: x\r\nExpect: 100-continue"
                    )
                    let head = request.prefix { $0 != "{" }
                    polite.send(String(head))
                    #expect(try polite.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
                    polite.send(String(request.dropFirst(head.count)))
                    #expect(try polite.read().hasPrefix("HTTP/1.1 201 "))
                }
            }
        }

        @Test func theServerGoesOnWhenItsClientHasLeft() async throws {
            _ = try await RunningLab.with(solved) { lab in
                let port = try lab.port("payments")
                do {
                    let socket = try LoopbackSocket(port: port)
                    socket.send(LoopbackSocket.pay("left-alone"))
                    // Gone when the request has been read, and before the work is done.
                    try await lab.wait("the request") {
                        lab.events.contains { $0.kind == .message(from: "you", to: "payments") }
                    }
                }
                try await lab.wait("the charge") {
                    let told = try? LoopbackSocket.exchange(
                        LoopbackSocket.request("GET", "/payments/left-alone"),
                        port: port
                    )
                    return told?.contains("\"charges\":1") == true
                }
            }
        }
    }
}

extension String {
    fileprivate func components(after separator: String) -> String {
        firstRange(of: separator).map { String(self[$0.upperBound...]) } ?? ""
    }
}
