import LabKit
import NIOCore
import NIOPosix

/// A small HTTP server alone, without a lab: what `backlab serve http` runs. `GET /` answers `hello`.
public final class EmbeddedHTTP: Sendable {
    public let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel

    private init(port: Int, group: MultiThreadedEventLoopGroup, listener: any Channel) {
        self.port = port
        self.group = group
        self.listener = listener
    }

    /// Starts to listen on 127.0.0.1, on an event loop of its own.
    ///
    /// - Parameter port: 0 takes a free one.
    /// - Throws: `IOError` where the port is taken.
    public static func start(port: Int) async throws -> EmbeddedHTTP {
        try await start(port: port, patience: HTTPListener.Patience())
    }

    static func start(
        port: Int,
        patience: HTTPListener.Patience,
        connections: Int = HTTPServerSpec.Conduct.mostConnections
    ) async throws -> EmbeddedHTTP {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        do {
            let listener = try await loop.flatSubmit {
                HTTPListener(loop: loop, patience: patience, limit: { connections })
                    .listen(port: port, handler: HelloHandler())
            }.get()
            return EmbeddedHTTP(port: listener.localAddress?.port ?? port, group: group, listener: listener)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// Closes all connections and ends.
    public func close() async throws {
        try await listener.close()
        try await group.shutdownGracefully()
    }
}

/// Answers each request at once. What a body holds is let go of.
private final class HelloHandler: HTTPRequestHandler {
    private let hello = HTTPAnswer(
        status: .ok,
        headers: [.init(name: "Content-Type", value: "text/plain")],
        body: Array("hello\n".utf8)
    )

    func handle(_ request: HTTPRequest, on connection: HTTPConnection) {
        connection.answer(answer(request.head))
    }

    private func answer(_ head: RequestHead) -> HTTPAnswer {
        guard head.hasPath("/") else { return .problem(.notFound, "there is GET / and nothing else") }
        guard head.method == .get || head.method == .head else {
            let allowed = HTTPAnswer.Header(name: "Allow", value: "GET, HEAD")
            return .problem(.methodNotAllowed, "GET /", headers: [allowed])
        }
        return hello
    }
}
