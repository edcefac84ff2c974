import LabKit
import NIOCore
import NIOPosix
import Synchronization

@testable import LabEngine

/// An `http-server` on real sockets, without a lab around it, whose service answers when the test says so.
final class HeldServer: Sendable {
    /// What belongs to the loop.
    private struct Parts {
        var server: HTTPServer
        var service: HeldService
        var context: LabContext
    }

    /// What is said of how the server behaves.
    typealias Change = @Sendable (inout HTTPServerSpec.Conduct) -> Void

    let port: Int
    private let loop: any EventLoop
    private let parts: NIOLoopBound<Parts>

    private init(port: Int, loop: any EventLoop, parts: NIOLoopBound<Parts>) {
        self.port = port
        self.loop = loop
        self.parts = parts
    }

    /// Runs a server for as long as the body does.
    ///
    /// - Parameters:
    ///   - serviceTime: seconds before a request that has begun can be answered.
    ///   - time: what the lab's clock follows; real time where nil.
    ///   - places: connections that the lab has for all its servers.
    ///   - conduct: changed from what a server does by itself.
    static func run(
        workers: Int = 1,
        serviceTime: Double = 0,
        time: HandMovedTime? = nil,
        places: Int = LabLimits.standard.connections,
        conduct: @escaping Change = { _ in },
        _ body: (HeldServer) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        var spec = try standardSpec()
        spec.workers = .literal(workers)
        spec.serviceTime = .constant(.literal(serviceTime))
        conduct(&spec.conduct)
        let parts = try await loop.submit { [spec] in
            let realNow: @Sendable () -> Duration = if let time { { time.now } } else { LoopTimers.realNow }
            var limits = LabLimits.standard
            limits.connections = places
            let context = LabContext(
                loop: loop,
                timers: LoopTimers(clock: LabClock(realNow: realNow), loop: loop),
                seed: 7,
                parts: .standard,
                limits: limits,
                outbox: UpdateOutbox()
            )
            context.windows.open(1, LabSettings())
            let service = HeldService()
            let server = HTTPServer(id: "web", caller: "you", spec: spec, context: context, service: service)
            context.metrics.open(window: 1)
            return NIOLoopBound(Parts(server: server, service: service, context: context), eventLoop: loop)
        }.get()
        let listener = try await loop.flatSubmit { parts.value.server.listen(port: 0) }.get()
        let server = HeldServer(port: listener.localAddress?.port ?? 0, loop: loop, parts: parts)
        let result: Result<Void, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await loop.submit { () -> Void in
            parts.value.context.timers.stop()
            parts.value.context.metrics.stop()
        }.get()
        try await group.shutdownGracefully()
        try result.get()
    }

    /// That of some lab's server, whose conduct is the usual one.
    private static func standardSpec() throws -> HTTPServerSpec {
        for component in try RunningLab.manifest().components {
            if case .httpServer(let spec) = component.kind { return spec }
        }
        throw RunningLab.Waited(what: "a server in the lab")
    }

    private func read<Value: Sendable>(_ body: @escaping @Sendable (Parts) -> Value) async throws -> Value {
        try await loop.submit { [parts] in body(parts.value) }.get()
    }

    /// The paths of the requests that workers took, in their order.
    var begun: [String] { get async throws { try await read(\.service.begun) } }

    /// A counter's or a gauge's value.
    func value(_ metric: String) async throws -> Double {
        try await read { parts in
            let frame = parts.context.metrics.frame(time: 0)
            let name = MetricName(component: "web", metric: metric)
            return frame.gauges[name] ?? frame.values[name] ?? .nan
        }
    }

    func isIdle() async throws -> Bool { try await read(\.server.isIdle) }

    /// Waits until a figure has come to a value.
    func wait(_ metric: String, _ value: Double) async throws {
        try await wait("\(metric) to be \(value)") { try await self.value(metric) == value }
    }

    func wait(_ what: String, until condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !condition() {
            guard ContinuousClock.now < deadline else { throw RunningLab.Waited(what: what) }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Waits until a request is at work, and gives its answer: 200 with its path, once or more often.
    func finish(_ path: String, repeated times: Int = 1) async throws {
        try await wait("\(path) to be at work") { try await self.read { $0.service.finish(path, repeated: times) } }
    }

    /// A connection that has sent requests for these paths.
    func send(_ paths: String...) throws -> LoopbackSocket {
        let socket = try LoopbackSocket(port: port)
        for path in paths { socket.send(HeldServer.request(path)) }
        return socket
    }

    /// A request of the open window, so that it is counted.
    static func request(_ path: String) -> String {
        let number = path.utf8.reduce(1) { $0 + Int($1) }
        return "GET \(path) HTTP/1.1\r\nHost: x\r\nBacklab-Work: 1/\(number)/1\r\n\r\n"
    }
}

/// Keeps each request until it is told to answer.
private final class HeldService: HTTPService {
    private(set) var begun: [String] = []
    private var atWork: [String: (HTTPAnswer) -> Void] = [:]

    func begin(_ request: ServiceRequest) -> ServiceStep {
        begun.append(request.path)
        return .converse { [self] reply in atWork[request.path] = reply }
    }

    /// False where it isn't at work.
    func finish(_ path: String, repeated times: Int) -> Bool {
        guard let reply = atWork.removeValue(forKey: path) else { return false }
        reply(HTTPAnswer(status: .ok, body: Array(String(repeating: path, count: times).utf8)))
        return true
    }
}

/// Time that passes when a test says so.
final class HandMovedTime: Sendable {
    private let time = Mutex(Duration.zero)

    var now: Duration { time.withLock { $0 } }

    func pass(_ duration: Duration) { time.withLock { $0 += duration } }
}
