import Foundation
import TestSupport
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Random commands, the same to us and to Redis: the replies must be the same bytes.
    @Suite(.enabled(if: RealRedis.isInstalled)) struct StreamRedisTests {
        @Test func randomCommandsAreAnsweredAsRedisAnswersThem() throws {
            let redis = try RealRedis()
            for seed in 0..<40 {
                var random = SplitMix(seed: UInt64(seed))
                let start = ["FLUSHALL", "XGROUP CREATE s g 0 MKSTREAM", "XGROUP CREATE t g $ MKSTREAM"]
                let lines = start + (0..<300).map { _ in StreamCommandMaker.line(&random) }
                let theirs = try CommandScript.replies(to: lines, port: redis.port)
                let engine = CommandEngine(
                    keyspace: Keyspace(seed: 1, now: 1_800_000_000_000),
                    commands: CommandSpec.streams
                )
                let ours = CommandScript.replies(to: lines, engine: engine)
                for index in lines.indices where index > 0 {
                    let ours = StreamCommandMaker.masked(ours[index], line: lines[index])
                    let theirs = StreamCommandMaker.masked(theirs[index], line: lines[index])
                    guard ours != theirs else { continue }
                    // What follows a difference differs for that alone.
                    Issue.record(
                        "seed \(seed), line \(index): \(lines[index])\nours:  \(ours.joined(separator: " "))\nRedis: \(theirs.joined(separator: " "))"
                    )
                    break
                }
            }
        }
    }
}

/// Makes commands up, most of them sensible.
enum StreamCommandMaker {
    static func line(_ random: inout SplitMix) -> String {
        let key = pick(["s", "s", "s", "t"], &random)
        let group = pick(["g", "g", "h", "nog"], &random)
        let consumer = pick(["a", "b", "c"], &random)
        let id = id(&random)
        let end = pick(["+", "(9-0", "7", "(", "(0-0", "20-1"], &random)
        let start = pick(["-", "(3-1", "2", "0-0", "(18446744073709551615-18446744073709551615", "5-*"], &random)
        let count = pick(["", " COUNT 2", " COUNT 0", " COUNT -1", " COUNT x"], &random)
        let idle = pick(["0", "0", "0", "1000000000", "-5", "x"], &random)
        switch Int.random(in: 0..<26, using: &random) {
        case 0...5:
            let options = pick(
                [
                    "", "", "", "", "NOMKSTREAM ", "MAXLEN 6 ", "MAXLEN = 5 ", "MAXLEN ~ 3 ", "MINID 4 ",
                    "MINID ~ 4-1 ",
                    "MAXLEN ~ 5 LIMIT 2 ", "MAXLEN 5 LIMIT 2 ", "LIMIT 2 ", "MAXLEN 2 MINID 3 ", "MAXLEN -1 ",
                    "MINID x ",
                ],
                &random
            )
            return
                "XADD \(key) \(options)\(pick([id, id, id, "\(Int.random(in: 1...30, using: &random))-*"], &random)) \(pick(["f v", "f v", "f v g w", "f", "f v g"], &random))"
        case 6: return "XLEN \(key)"
        case 7: return "XRANGE \(key) \(start) \(end)\(count)"
        case 8: return "XREVRANGE \(key) \(end) \(start)\(count)"
        case 9: return "XDEL \(key) \(id) \(self.id(&random))"
        case 10:
            return
                "XTRIM \(key) \(pick(["MAXLEN 4", "MAXLEN ~ 4", "MINID 5", "MAXLEN", "MAXLEN = 3 LIMIT 1", "LIMIT 3", "FOO 3", "MINID ~ 9 LIMIT 0"], &random))"
        case 11:
            return
                "XSETID \(key) \(id)\(pick(["", "", " ENTRIESADDED 40", " MAXDELETEDID 1-1", " ENTRIESADDED -1", " MAXDELETEDID 99", " FOO"], &random))"
        case 12: return "XREAD\(count) STREAMS \(key) \(pick([id, "0", "$", ">", "x", "0 1"], &random))"
        case 13...16:
            return
                "XREADGROUP GROUP \(group) \(consumer)\(count)\(pick(["", "", "", " NOACK"], &random)) STREAMS \(key) \(pick([">", ">", ">", "0", id, "$", "x"], &random))"
        case 17: return "XACK \(key) \(group) \(id) \(self.id(&random)) \(self.id(&random))"
        case 18: return "XPENDING \(key) \(group)"
        case 19:
            return
                "XPENDING \(key) \(group)\(pick(["", " IDLE 0", " IDLE 1000000000", " IDLE x"], &random)) \(start) \(end) \(pick(["10", "1", "0", "-1", "x"], &random))\(pick(["", " a", " nobody"], &random))"
        case 20:
            return
                "XCLAIM \(key) \(group) \(consumer) \(idle) \(id) \(self.id(&random))\(pick(["", "", " FORCE", " JUSTID", " RETRYCOUNT 5", " LASTID 9-1", " IDLE 0", " TIME 5", " IDLE x", " FOO", " FORCE JUSTID"], &random))"
        case 21:
            return
                "XAUTOCLAIM \(key) \(group) \(consumer) \(idle) \(start)\(pick(["", " COUNT 2", " COUNT 1", " COUNT 0", " JUSTID", " FOO"], &random))"
        case 22:
            return
                "XGROUP \(pick(["CREATE", "CREATE", "SETID"], &random)) \(key) \(group) \(pick([id, "0", "$", "x"], &random))\(pick(["", " MKSTREAM", " ENTRIESREAD 3", " ENTRIESREAD -2", " ENTRIESREAD x", " FOO"], &random))"
        case 23:
            return
                "XGROUP \(pick(["DESTROY \(key) h", "CREATECONSUMER \(key) \(group) \(consumer)", "DELCONSUMER \(key) \(group) \(consumer)", "FOO", "CREATE \(key)", "DELCONSUMER \(key)"], &random))"
        case 24:
            return
                "XINFO STREAM \(key)\(pick(["", "", " FULL", " FULL COUNT 1", " FULL COUNT 0", " FULL COUNT -1", " FOO", " FULL COUNT"], &random))"
        default:
            return "XINFO \(pick(["GROUPS \(key)", "CONSUMERS \(key) \(group)", "GROUPS", "FOO", "HELP"], &random))"
        }
    }

    private static func id(_ random: inout SplitMix) -> String {
        "\(Int.random(in: 0...30, using: &random))\(pick(["", "-0", "-1", "-2"], &random))"
    }

    private static func pick(_ choices: [String], _ random: inout SplitMix) -> String {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    /// Without times, which no two runs share.
    static func masked(_ reply: String, line: String) -> [String] {
        var lines = reply.components(separatedBy: "\r\n")
        for index in lines.indices where lines[index].first == ":" {
            let isTime = lines[index].count > 12
            let isIdle = index > 0 && lines[index - 1] == "idle"
            // id, consumer, idle, deliveries
            let isPendingIdle =
                line.hasPrefix("XPENDING") && index > 4 && lines[index - 5] == "*4" && lines[index - 1].first != ":"
            if isTime || isIdle || isPendingIdle { lines[index] = ":time" }
        }
        return lines
    }
}
