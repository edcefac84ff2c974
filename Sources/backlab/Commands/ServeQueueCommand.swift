import ArgumentParser
import LabEngine

struct ServeQueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "The labs' durable queue, which speaks Redis Streams.",
        discussion: """
            With --dir, a reply means that the message is on disk. With a bound, a message goes once every group has
            acknowledged it; without one it stays until XDEL or XTRIM, as in Redis.
            """
    )

    @OptionGroup var serve: ServeOptions
    @Option(
        name: .customLong("dir"),
        help: ArgumentHelp(
            "The folder of the log. Without one, messages are kept in memory only.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var folder: String?
    @Option(help: ArgumentHelp("Messages that a stream holds at most. No bound by default.", valueName: "messages"))
    var bound: Int?
    @Option(
        name: .customLong("max-bytes"),
        help: ArgumentHelp("Bytes that a stream holds at most. No bound by default.", valueName: "bytes")
    )
    var mostBytes: Int?
    @Option(help: "What becomes of a message that doesn't fit: \(ServeQueueCommand.overflows).")
    var overflow = QueueOverflow.block.rawValue
    @Flag(name: .customLong("no-sync"), help: "Don't wait for the disk: faster, and a power cut loses messages.")
    var isUnsynced = false

    private static let overflows = QueueOverflow.allCases.map(\.rawValue).joined(separator: ", ")

    func run() async throws {
        let options = try options()
        let queue: EmbeddedQueue
        do {
            queue = try await EmbeddedQueue.start(options, port: serve.port ?? 0)
        } catch let error as LogError {
            throw CommandError.environment("\(error)")
        } catch {
            throw serve.failure(error)
        }
        if let recovery = queue.recovery, !serve.json.isOn { StandardOutput.line(ServeQueueCommand.report(recovery)) }
        try await serve.serve("queue", port: queue.port, tryIt: "redis-cli -p \(queue.port) XADD q '*' hello world")
        try await queue.close()
    }

    private func options() throws -> QueueOptions {
        var options = QueueOptions()
        guard let overflow = QueueOverflow(rawValue: overflow) else {
            throw CommandError.usage("--overflow takes one of \(ServeQueueCommand.overflows), not “\(overflow)”.")
        }
        if let bound, bound < 1 { throw CommandError.usage("--bound takes a number from 1, not \(bound).") }
        if let mostBytes, mostBytes < 1 {
            throw CommandError.usage("--max-bytes takes a number from 1, not \(mostBytes).")
        }
        options.overflow = overflow
        options.mostMessages = bound
        options.mostBytes = mostBytes
        options.deletesAcknowledged = bound != nil || mostBytes != nil
        options.folder = folder
        options.isSynced = !isUnsynced
        return options
    }

    /// What the log brought back, in a line.
    static func report(_ recovery: LogRecovery) -> String {
        guard recovery.records > 0 || recovery.tornBytes > 0 else { return "The log is new." }
        let messages = "\(recovery.entries) \(recovery.entries == 1 ? "message" : "messages")"
        let streams = "\(recovery.streams) \(recovery.streams == 1 ? "stream" : "streams")"
        let text = "Recovered \(messages) in \(streams) from \(recovery.records) records."
        guard recovery.tornBytes > 0 else { return text }
        return text + " Cut off \(recovery.tornBytes) bytes of a record that was never finished; nobody was told of it."
    }
}
