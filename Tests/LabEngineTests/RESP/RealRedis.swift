import Foundation
import TestSupport

@testable import LabEngine

/// A redis-server of its own beside a test, which proves that a table of replies is Redis'. Gone when this value is.
///
/// Started and awaited by the system's own calls: Foundation's `Process` may wait for ever where another thread than the
/// one that started it asks for its end.
final class RealRedis {
    struct NotStarted: Error {}

    private static let executable = "/usr/bin/redis-server"

    /// Tests that need it are left out where there is none of the version whose replies we give.
    static let isInstalled: Bool = {
        guard let output = popen("\(executable) --version 2>/dev/null", "r") else { return false }
        defer { pclose(output) }
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = fread(&bytes, 1, bytes.count, output)
        return String(decoding: bytes.prefix(count), as: UTF8.self).contains("v=7.0.")
    }()

    private let process: pid_t
    private let folder: TemporaryFolder
    let port: Int

    init() throws {
        folder = try TemporaryFolder()
        // A port that is free now may be taken when it starts: then another is tried.
        let free = (20_000..<32_000).shuffled().prefix(20).first { (try? LoopbackSocket(port: $0)) == nil }
        guard let free else { throw NotStarted() }
        port = free
        process = try RealRedis.spawn([
            RealRedis.executable, "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--dir", folder.url.path,
            "--logfile", folder.url.appending(path: "log").path,
        ])
        let limit = ContinuousClock.now + .seconds(20)
        while (try? LoopbackSocket(port: port)) == nil {
            guard ContinuousClock.now < limit, waitpid(process, nil, WNOHANG) == 0 else { throw NotStarted() }
            sched_yield()
        }
    }

    deinit {
        // It has nothing to save, and a test's threads may have handed it a mask that keeps SIGTERM from it.
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    private static func spawn(_ arguments: [String]) throws -> pid_t {
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        // Only the standard streams go to it: with the end of another test's pipe in its hands, that test would wait for
        // an end of output that doesn't come.
        var actions = posix_spawn_file_actions_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { throw NotStarted() }
        defer { posix_spawn_file_actions_destroy(&actions) }
        var process = pid_t()
        for descriptor in (STDERR_FILENO + 1)..<1_024 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        guard posix_spawn(&process, executable, &actions, nil, &words, environ) == 0 else { throw NotStarted() }
        return process
    }
}

/// Commands as a person types them, and their replies' bytes.
enum CommandScript {
    /// What a server on this port replies to each line, sent one after the other on one connection.
    static func replies(to lines: [String], port: Int) throws -> [String] {
        let socket = try LoopbackSocket(port: port)
        return try lines.map { line in
            // What ECHO replies ends the reply before it, whatever that is.
            socket.send(line + "\r\nECHO <end>\r\n")
            return String(try socket.read(until: "$5\r\n<end>\r\n").dropLast("$5\r\n<end>\r\n".count))
        }
    }

    /// The same from an engine without a socket.
    static func replies(to lines: [String], engine: CommandEngine, client: RESPClient? = nil) -> [String] {
        let client = client ?? engine.connect(address: "", localAddress: "")
        return lines.map { line in
            var call = CommandCall(engine: engine, client: client, reply: RESPWriter())
            call.reply.version = client.version
            let bytes = Array((line + "\r\n").utf8)
            var decoder = RESPRequestDecoder()
            return bytes.withUnsafeBytes { bytes in
                var offset = 0
                guard (try? decoder.next(bytes, offset: &offset)) == true else { return "not a command: \(line)" }
                decoder.withArguments(bytes) { arguments in
                    call.arguments = arguments
                    _ = engine.execute(&call)
                }
                return String(buffer: call.reply.buffer)
            }
        }
    }
}
