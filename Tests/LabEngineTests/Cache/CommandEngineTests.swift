import Testing

@testable import LabEngine

struct CommandEngineTests {
    /// A command that waits for a string to appear under its key.
    private static let waiting = CommandSpec(
        "await",
        arity: 3,
        [.readOnly, .blocking],
        keys: 1,
        1,
        1,
        group: "generic"
    ) { call in
        if let slot = call.find(1, .read), case .string(let bytes) = call.entry(slot).value {
            return call.reply.bulk(bytes)
        }
        guard call.mayBlock else { return call.reply.nullArray() }
        let key = call.arguments.array(1)
        call.block(on: [1], for: call.arguments.integer(2) ?? 0) { call in
            let slot = key.withUnsafeBytes { call.keyspace.find($0, in: call.client.database, .read) }
            guard let slot, case .string(let bytes) = call.entry(slot).value else { return false }
            call.reply.bulk(bytes)
            return true
        }
    }

    private static func bench() -> EngineBench { EngineBench(commands: CommandSpec.cache + [waiting]) }

    @Test func aCommandWaitsUntilItsKeyIsTouched() {
        let bench = Self.bench()
        #expect(bench.run("AWAIT k 0", client: 1) == "")
        #expect(bench.client(1).blocked != nil)
        bench.run("SET other v")
        #expect(bench.told(1) == "")
        bench.run("SET k v")
        #expect(bench.told(1) == "$1 v")
        #expect(bench.client(1).blocked == nil)
        bench.run("SET k w")
        #expect(bench.told(1) == "")
    }

    @Test func whoHasWaitedLongestIsServedFirstAndAllAre() {
        let bench = Self.bench()
        for client in 1...3 { bench.run("AWAIT k 0", client: client) }
        bench.run("SET k v")
        #expect((1...3).map { bench.told($0) } == ["$1 v", "$1 v", "$1 v"])
    }

    @Test func waitingEndsWithANullArrayAtTheDeadline() {
        let bench = Self.bench()
        bench.run("AWAIT k 250", client: 1)
        #expect(bench.client(1).blocked?.deadline == bench.keyspace.now + 250)
        bench.engine.timeOut(bench.client(1))
        #expect(bench.told(1) == "*-1")
        bench.engine.timeOut(bench.client(1))
        #expect(bench.told(1) == "")
    }

    @Test func nothingWaitsInATransaction() {
        let bench = Self.bench()
        for line in ["MULTI", "AWAIT k 0", "PING"] { bench.run(line) }
        #expect(bench.run("EXEC") == "*2 *-1 +PONG")
        #expect(bench.client().blocked == nil)
    }

    @Test func aClientThatLeavesWaitsForNothing() {
        let bench = Self.bench()
        bench.run("AWAIT k 0", client: 1)
        bench.run("SUBSCRIBE c", client: 1)
        bench.engine.disconnect(bench.client(1))
        bench.run("SET k v")
        #expect(bench.told(1) == "")
        #expect(bench.run("PUBLISH c x") == ":0")
    }

    private final class Effects: EffectSink {
        var commands: [String] = []
        func append(_ command: RESPArguments, database: Int) {
            let words = (0..<command.count).map { command.text($0) }
            commands.append((["\(database)"] + words).joined(separator: " "))
        }
        func settle(_ release: @escaping (_ failure: String?) -> Void) -> Bool { true }
    }

    @Test(arguments: [
        ("SET k w", ["0 SET k w"]), ("SET k w EX 10", ["0 SET k w PXAT 1010000"]), ("SET k w NX", []),
        ("SETEX k 10 w", ["0 SET k w PXAT 1010000"]), ("PSETEX k 10 w", ["0 SET k w PXAT 1000010"]),
        ("GET k", []), ("GETDEL k", ["0 DEL k"]), ("GETDEL none", []), ("GETEX k EX 10", ["0 PEXPIREAT k 1010000"]),
        ("GETEX k", []), ("EXPIRE k 10", ["0 PEXPIREAT k 1010000"]), ("EXPIRE none 10", []),
        ("EXPIRE k -1", ["0 DEL k"]),
        ("PERSIST k", []), ("DEL k none", ["0 DEL k none"]), ("DEL none", []), ("APPEND k x", ["0 APPEND k x"]),
        ("INCR n", ["0 INCR n"]), ("INCR k", []), ("MSET a 1 b 2", ["0 MSET a 1 b 2"]), ("MSETNX k 1 b 2", []),
        ("SETNX k 1", []), ("FLUSHALL", ["0 FLUSHALL"]), ("PING", []),
    ])
    func effectsAreTheSameWheneverTheyAreCarriedOut(command: String, effects: [String]) {
        let bench = EngineBench()
        bench.run("SET k v")
        let sink = Effects()
        bench.engine.effects = sink
        bench.run(command)
        #expect(sink.commands == effects)
    }

    @Test func whatExpiresIsAnEffectToo() {
        let bench = EngineBench()
        let sink = Effects()
        bench.run("SET k v PX 10")
        bench.engine.effects = sink
        bench.keyspace.now += 10
        bench.run("GET k")
        #expect(sink.commands == ["0 DEL k"])
    }

    @Test func aBoundRefusesOrHasACommandWait() {
        let bench = EngineBench()
        bench.engine.admission = { call, command in
            switch command.name {
            case "set": .wait
            case "get": .refuse("ERR full")
            default: .admit
            }
        }
        #expect(bench.run("SET k v") == "+gated")
        #expect(bench.run("GET k") == "-ERR full")
        #expect(bench.run("PING") == "+PONG")
        var reopened = 0
        bench.engine.whenReopened { reopened += 1 }
        bench.engine.reopen()
        bench.engine.reopen()
        #expect(reopened == 1)
    }

    @Test func infoTellsWhatHappened() {
        let bench = EngineBench()
        for line in ["SET k v", "GET k", "GET none"] { bench.run(line) }
        let stats = bench.run("INFO stats")
        #expect(stats.contains("keyspace_hits:1 keyspace_misses:1"))
        #expect(bench.run("INFO keyspace").contains("db0:keys=1,expires=0"))
        #expect(bench.run("INFO").contains("redis_version:7.0.15"))
        #expect(bench.run("CLIENT LIST").contains("cmd=client|list user=default redir=-1 resp=2"))
    }
}
