import Foundation
import TestSupport

/// `backlab serve queue` as a process of its own, over a folder that outlives it.
final class ServedQueue {
    let port: Int
    private let program: RunningProgram

    /// - Parameter fileLimit: bytes that a file of its may have, in steps of 512; none where nil.
    init(folder: TemporaryFolder, fileLimit: Int? = nil) throws {
        // Free now, and whoever takes it meanwhile fails the test loudly.
        port = try LoopbackSocket.listening().port
        let process = Process()
        let arguments = ["serve", "queue", "--port", "\(port)", "--dir", folder.url.appending(path: "queue").path]
        if let fileLimit {
            process.executableURL = URL(filePath: "/bin/sh")
            let script = "trap '' XFSZ; ulimit -f \(fileLimit / 512); exec \"$0\" \"$@\""
            process.arguments = ["-c", script, Program.executable.path] + arguments
        } else {
            process.executableURL = Program.executable
            process.arguments = arguments
        }
        process.environment = ["HOME": folder.url.path, "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        program = try RunningProgram(process, home: folder, output: nil)
        let limit = Date.now.addingTimeInterval(30)
        while (try? QueueConnection(port: port)) == nil {
            guard Date.now < limit else { throw RunningProgram.NotHeard(description: "nothing listens on \(port)") }
            sched_yield()
        }
    }

    /// Ends it by a signal; returns its run.
    @discardableResult
    func end(_ signal: Int32) throws -> Program.Run {
        program.send(signal)
        return try program.end()
    }
}

/// A connection that sends inline commands and reads replies, one line at a time.
final class QueueConnection {
    struct Closed: Error {}

    private let socket: LoopbackSocket
    private var received: [UInt8] = []

    init(port: Int) throws { socket = try LoopbackSocket.connected(to: port) }

    func send(_ line: String) throws { try socket.sendAll(Array((line + "\r\n").utf8)) }

    /// The next line, without its end.
    func line() throws -> String {
        while true {
            if let end = received.firstIndex(of: 10) {
                let line = String(decoding: received[..<max(0, end - 1)], as: UTF8.self)
                received.removeFirst(end + 1)
                return line
            }
            let more = try socket.receiveSome()
            guard !more.isEmpty else { throw Closed() }
            received += more
        }
    }

    /// The lines of one reply to a command.
    func ask(_ command: String) throws -> [String] {
        try send(command)
        try send("ECHO <end>")
        var lines: [String] = []
        while true {
            lines.append(try line())
            if lines.suffix(2) == ["$5", "<end>"] { return lines.dropLast(2) }
        }
    }
}
