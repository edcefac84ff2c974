import LabKit
import NIOCore
import Testing

@testable import LabEngine

/// Commands and replies through a link.
struct RESPExchangeTests {
    private let judge = TestJudge()
    private var exchange = LinkExchange(.resp(ownName: "own"), isConnected: true)

    private static func add(_ message: Int) -> String {
        var buffer = ByteBuffer()
        RESPRequestWriter.write(["XADD", "work", "*", "work", "1/\(message)/1", "body", "x"], into: &buffer)
        return String(buffer: buffer)
    }

    private static let length = add(1).utf8.count

    @Test mutating func pipelinedCommandsAndTheirRepliesPass() {
        let commands = Self.add(1) + Self.add(2)
        let sent = exchange.tell(commands, .request, judge)
        #expect(sent.requests == commands)
        #expect(sent.notes == (1...2).map { "request of \(Self.length): \($0)" })
        let back = exchange.tell("$3\r\n1-0\r\n-ERR full\r\n", .response, judge)
        #expect(back.answers == "$3\r\n1-0\r\n-ERR full\r\n")
        #expect(back.notes == ["response of 9: 1", "response of 11: 2"])
    }

    /// A client would take the next reply for the one that was lost.
    @Test mutating func behindALostReplyNoReplyPassesAndCommandsDo() {
        judge.lose([2], .response)
        _ = exchange.tell(Self.add(1) + Self.add(2) + Self.add(3), .request, judge)
        let back = exchange.tell(":1\r\n:2\r\n:3\r\n", .response, judge)
        #expect(back.answers == ":1\r\n")
        #expect(back.notes == ["response of 4: 1", "lost response: 2", "lost response: 3"])
        #expect(exchange.tell(Self.add(4), .request, judge).requests == Self.add(4))
        #expect(exchange.tell(":4\r\n", .response, judge).notes == ["lost response: 4"])
    }

    @Test mutating func repliesToWhatWasAskedBeforeALostCommandPass() {
        judge.lose([2], .request)
        let sent = exchange.tell(Self.add(1) + Self.add(2) + Self.add(3), .request, judge)
        #expect(sent.requests == Self.add(1) + Self.add(3))
        let back = exchange.tell(":1\r\n:3\r\n", .response, judge)
        #expect(back.answers == ":1\r\n")
        #expect(back.notes == ["response of 4: 1", "lost response: 3"])
    }

    @Test mutating func aDelayedCommandKeepsItsPlace() {
        judge.meet([1], .request, with: LinkFate(delay: 1))
        _ = exchange.tell(Self.add(1) + Self.add(2), .request, judge)
        #expect(exchange.wait(until: 1, judge).requests == Self.add(1) + Self.add(2))
    }

    @Test mutating func whatSetsAConnectionUpIsNobodysAndIsAnswered() {
        judge.fates = { subject, _ in LinkFate(end: subject.work == nil ? .passes : .isLost) }
        let greeting = "CLIENT SETNAME own\r\n"
        let sent = exchange.tell(greeting, .request, judge)
        #expect(sent.requests == greeting)
        #expect(sent.notes == ["request of 20"])
        #expect(exchange.tell("+OK\r\n", .response, judge).answers == "+OK\r\n")
    }

    @Test mutating func pushesPassAndNobodysReplyIsTakenForOne() {
        judge.lose([2], .response)
        _ = exchange.tell(Self.add(1), .request, judge)
        let push = ">2\r\n+invalidate\r\n*0\r\n"
        #expect(exchange.tell(push + ":1\r\n", .response, judge).notes == ["response of 21", "response of 4: 1"])
        // From here on replies come that no command asked for.
        _ = exchange.tell(Self.add(3) + "SUBSCRIBE a b\r\n", .request, judge)
        let subscribed = "*3\r\n+subscribe\r\n+a\r\n:1\r\n*3\r\n+subscribe\r\n+b\r\n:2\r\n"
        let message = "*3\r\n+message\r\n+a\r\n+hi\r\n"
        let back = exchange.tell(":3\r\n" + subscribed + message, .response, judge)
        #expect(back.answers == ":3\r\n" + subscribed + message)
        #expect(back.notes.first == "response of 4: 3")
        #expect(back.notes.count == 4)
    }

    @Test mutating func aLongReplyPassesInPieces() {
        _ = exchange.tell(Self.add(1), .request, judge)
        #expect(exchange.tell("$100000\r\n", .response, judge).answers == "$100000\r\n")
        let half = String(repeating: "x", count: 50_000)
        #expect(exchange.tell(half, .response, judge).answers == half)
        let end = exchange.tell(half + "\r\n", .response, judge)
        #expect(end.notes == ["response of 100011: 1"])
    }

    @Test mutating func whatIsntRESPPasses() {
        let rubbish = "*3\r\nrubbish\r\n"
        #expect(exchange.tell(rubbish, .request, judge).requests == rubbish)
        #expect(exchange.tell("-ERR Protocol error\r\n", .response, judge).answers == "-ERR Protocol error\r\n")
    }

    @Test mutating func aStepLetsOneCommandOrReplyGoOn() {
        judge.isPaused = true
        _ = exchange.tell(Self.add(1) + Self.add(2), .request, judge)
        exchange.grant(.request)
        #expect(exchange.wait(until: 0, judge).requests == Self.add(1))
        #expect(exchange.tell(":1\r\n", .response, judge) == LinkTold())
        #expect(exchange.steppable(now: 0)?.direction == .request)
        exchange.grant(.response)
        #expect(exchange.wait(until: 0, judge).answers == ":1\r\n")
    }
}
