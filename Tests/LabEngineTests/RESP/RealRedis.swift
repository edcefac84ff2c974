import Foundation
import TestSupport

@testable import LabEngine

/// A redis-server of its own beside a test, which proves that a table of replies is Redis'. Gone when this value is.
final class RealRedis {
    struct NotStarted: Error {}

    private static let executable = "/usr/bin/redis-server"

    /// Tests that need it are left out where there is none of the version whose replies we give.
    static let isInstalled: Bool = {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: executable)
        process.arguments = ["--version"]
        process.standardOutput = output
        // Nothing to run means: not installed.
        guard (try? process.run()) != nil else { return false }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.contains("v=7.0.")
    }()

    private let process = Process()
    private let folder: TemporaryFolder
    let port: Int

    init() throws {
        folder = try TemporaryFolder()
        let log = folder.url.appending(path: "log").path
        process.executableURL = URL(filePath: RealRedis.executable)
        process.standardOutput = FileHandle.nullDevice
        // A port that is free now may be taken when it starts: then another is tried.
        var started: Int?
        for candidate in (20_000..<40_000).shuffled().prefix(20) where started == nil {
            if (try? LoopbackSocket(port: candidate)) == nil { started = candidate }
        }
        guard let started else { throw NotStarted() }
        port = started
        process.arguments = [
            "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--dir", folder.url.path, "--logfile", log,
        ]
        try process.run()
        let limit = Date.now.addingTimeInterval(20)
        while (try? LoopbackSocket(port: port)) == nil {
            guard process.isRunning, Date.now < limit else { throw NotStarted() }
            sched_yield()
        }
    }

    deinit {
        // Not SIGTERM, which a thread of a pool has blocked, and its children with it.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
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
