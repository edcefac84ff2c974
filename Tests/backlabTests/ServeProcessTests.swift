import Foundation
import TestSupport
import Testing

/// `serve http` and `serve cache` as a shell and other programs see them; `serve queue` has tests of its own.
@Suite struct ServeProcessTests {
    private static func port(in said: String) -> Int? {
        said.split(separator: "\n").first.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) }
    }

    private static func ask(_ request: String, _ port: Int) throws -> String {
        try LoopbackSocket.connected(to: port).exchange(request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    }

    @Test func theHTTPServerSaysHelloAndEndsWhenItIsTold() throws {
        let program = try Program.start(["serve", "http"])
        let port = try #require(Self.port(in: try program.read(until: "Ctrl-C ends it.\n")))
        let hello = try Self.ask("GET /?x=1", port)
        #expect(hello.hasPrefix("HTTP/1.1 200 OK\r\n") && hello.hasSuffix("\r\n\r\nhello\n"), "\(hello)")
        let head = try Self.ask("HEAD /", port)
        #expect(head.contains("Content-Length: 6\r\n") && head.hasSuffix("\r\n\r\n"), "\(head)")
        #expect(try Self.ask("GET /else", port).hasPrefix("HTTP/1.1 404 "))
        let refused = try Self.ask("DELETE /", port)
        #expect(refused.hasPrefix("HTTP/1.1 405 ") && refused.contains("Allow: GET, HEAD\r\n"), "\(refused)")
        #expect(try LoopbackSocket.connected(to: port).exchange("rubbish\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        program.send(SIGTERM)
        #expect(try program.end().status == 0)
    }

    @Test func theCacheAnswersAndEndsWhenItIsTold() throws {
        let program = try Program.start(["serve", "cache"])
        let port = try #require(Self.port(in: try program.read(until: "Ctrl-C ends it.\n")))
        #expect(
            try LoopbackSocket.connected(to: port).exchange("SET k v\r\nGET k\r\nQUIT\r\n")
                == "+OK\r\n$1\r\nv\r\n+OK\r\n"
        )
        program.send(SIGINT)
        #expect(try program.end().status == 0)
    }

    @Test(arguments: ["http", "cache", "queue"])
    func aPortThatIsTakenIsOneLine(kind: String) throws {
        let (taken, port) = try LoopbackSocket.listening()
        let run = try Program.run(["serve", kind, "--port", "\(port)"])
        #expect(run.status == 4)
        #expect(run.errors.contains("can't listen on 127.0.0.1:\(port)"), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
        withExtendedLifetime(taken) {}
    }

    @Test(arguments: [
        ["serve", "cache", "--policy", "lru"], ["serve", "cache", "--maxmemory", "much"],
        ["serve", "http", "--port", "0"], ["serve", "queue", "--overflow", "wait"],
    ])
    func whatIsWrittenWrongIsUsage(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 2, "\(run.errors)")
    }
}
