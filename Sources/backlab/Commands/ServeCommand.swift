import ArgumentParser
import Foundation

/// One mini server alone. Each kind is a subcommand in a file of its own.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run one of the labs' servers alone, until Ctrl-C.",
        subcommands: [ServeHTTPCommand.self, ServeCacheCommand.self, ServeQueueCommand.self]
    )
}

/// What every server takes.
struct ServeOptions: ParsableArguments {
    @Option(help: "The port on 127.0.0.1; a free one where none is given.") var port: Int?
    @OptionGroup var json: JSONOption

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError("--port takes a number from 1 to 65535, not \(port).")
        }
    }

    /// A port that can't be had: it is taken, or low ones aren't for everybody.
    func failure(_ error: any Error) -> CommandError {
        .environment("can't listen on 127.0.0.1:\(port ?? 0) (\(error)); choose another port with --port.")
    }

    /// Tells where the server is, and waits for Ctrl-C or SIGTERM.
    func serve(_ kind: String, port: Int, tryIt: String) async throws {
        let (signals, interrupted) = AsyncStream.makeStream(of: Void.self)
        let source = InterruptSource(signals: [SIGINT, SIGTERM]) { interrupted.yield() }
        defer { source.cancel() }
        if json.isOn {
            try JSONOutput.write(ServedAddress(kind: kind, address: "127.0.0.1:\(port)", tryIt: tryIt))
        } else {
            StandardOutput.line("\(kind) on 127.0.0.1:\(port)")
            StandardOutput.line("  \(tryIt)")
            StandardOutput.line("Ctrl-C ends it.")
        }
        for await _ in signals { break }
    }
}

/// Where a server is, for scripts.
private struct ServedAddress: Encodable {
    var kind: String
    var address: String
    /// A command that talks to it.
    var tryIt: String
}
