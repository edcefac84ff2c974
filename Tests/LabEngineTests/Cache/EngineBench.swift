import NIOCore

@testable import LabEngine

/// An engine with a few clients, without sockets; its time is moved by hand.
final class EngineBench {
    let engine: CommandEngine
    private var clients: [RESPClient] = []

    init(commands: [CommandSpec] = CommandSpec.cache, seed: UInt64 = 1) {
        engine = CommandEngine(keyspace: Keyspace(seed: seed, now: 1_000_000), commands: commands)
    }

    var keyspace: Keyspace { engine.keyspace }

    func client(_ number: Int = 0) -> RESPClient {
        while clients.count <= number {
            clients.append(engine.connect(address: "127.0.0.1:\(clients.count + 1)", localAddress: "127.0.0.1:0"))
        }
        return clients[number]
    }

    /// Carries a command out, and returns its reply with a space in place of each line end.
    @discardableResult
    func run(_ line: String, client number: Int = 0) -> String {
        var writer = RESPWriter()
        writer.version = client(number).version
        var call = CommandCall(engine: engine, client: client(number), reply: writer)
        RESPCommandCopy(TableText.words(line)).withArguments {
            call.arguments = $0
            if engine.execute(&call) == .gated { call.reply.status("gated") }
        }
        return Self.shown(call.reply)
    }

    /// What others' commands had for a client.
    func told(_ number: Int = 0) -> String {
        guard let writer = client(number).unsolicited else { return "" }
        client(number).unsolicited = nil
        return Self.shown(writer)
    }

    private static func shown(_ writer: RESPWriter) -> String {
        String(buffer: writer.buffer).split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
            .joined(separator: " ")
    }
}
