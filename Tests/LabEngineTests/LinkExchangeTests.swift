import LabKit
import NIOCore
import Testing

@testable import LabEngine

struct LinkExchangeTests {
    private static func request(_ order: Int) -> String {
        "POST /payments HTTP/1.1\r\nBacklab-Work: 1/\(order)/1\r\nContent-Length: 2\r\n\r\n{}"
    }

    private static let created = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"

    private static func work(_ header: String?) -> Work {
        let identity =
            header.flatMap(WorkIdentity.init(header:)) ?? WorkIdentity(unit: .outsider(1), window: 0, attempt: 1)
        return Work(identity: identity, settings: LabSettings())
    }

    /// What passes, as text, and what is noted, in order of the actions.
    private func told(_ actions: [LinkExchange.Action]) -> (passed: String, notes: [String]) {
        var passed = ""
        var notes: [String] = []
        for action in actions {
            switch action {
            case .pass(let bytes): passed += String(buffer: bytes)
            case .note(let note, let work): notes.append("\(note) \(work.unit)")
            }
        }
        return (passed, notes)
    }

    private func loses(_ orders: [Int], _ direction: LinkSpec.Direction) -> LinkExchange.Loss {
        { work, asked in asked == direction && orders.contains { work.unit == .order($0) } }
    }

    @Test func exactlyOneAnswerIsLostAndItsNeighboursPass() {
        var exchange = LinkExchange()
        let none = loses([], .request)
        let requests = Self.request(1) + Self.request(2) + Self.request(3)
        let sent = told(exchange.request(ByteBuffer(string: requests), work: Self.work, loses: none))
        #expect(sent.passed == requests)
        #expect(sent.notes == ["passedRequest 1", "passedRequest 2", "passedRequest 3"])
        let answers = Self.created + Self.created.replacing("ok", with: "no") + Self.created
        let back = told(exchange.answer(ByteBuffer(string: answers), loses: loses([2], .response)))
        #expect(back.passed == Self.created + Self.created)
        #expect(back.notes == ["passedAnswer 1", "lostAnswer 2", "passedAnswer 3"])
    }

    @Test func aLostRequestAwaitsNoAnswer() {
        var exchange = LinkExchange()
        let sent = told(
            exchange.request(
                ByteBuffer(string: Self.request(1) + Self.request(2)),
                work: Self.work,
                loses: loses([1], .request)
            )
        )
        #expect(sent.passed == Self.request(2))
        #expect(sent.notes == ["lostRequest 1", "passedRequest 2"])
        let back = told(exchange.answer(ByteBuffer(string: Self.created), loses: loses([1], .response)))
        #expect(back.notes == ["passedAnswer 2"])
    }

    @Test func drippedByteByByteTheSameIsLost() {
        var exchange = LinkExchange()
        for byte in (Self.request(1) + Self.request(2)).utf8 {
            _ = exchange.request(ByteBuffer(bytes: [byte]), work: Self.work, loses: loses([], .request))
        }
        let back = (Self.created + Self.created).utf8.flatMap {
            exchange.answer(ByteBuffer(bytes: [$0]), loses: loses([1], .response))
        }
        #expect(told(back).passed == Self.created)
        #expect(told(back).notes == ["lostAnswer 1", "passedAnswer 2"])
    }

    @Test func anInterimAnswerDoesntCountAsTheAnswer() {
        var exchange = LinkExchange()
        _ = exchange.request(ByteBuffer(string: Self.request(1)), work: Self.work, loses: loses([], .request))
        let interim = "HTTP/1.1 100 Continue\r\n\r\n"
        let back = told(exchange.answer(ByteBuffer(string: interim + Self.created), loses: loses([1], .response)))
        #expect(back.passed.isEmpty)
        #expect(back.notes == ["lostAnswer 1"])
    }

    @Test func whatIsntHTTPPassesAndNothingIsLost() {
        var exchange = LinkExchange()
        let all: LinkExchange.Loss = { _, _ in true }
        #expect(
            told(exchange.request(ByteBuffer(string: "rubbish\n\n"), work: Self.work, loses: all)).passed
                == "rubbish\n\n"
        )
        let refusal = "HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n"
        #expect(told(exchange.answer(ByteBuffer(string: refusal), loses: all)).passed == refusal)
    }
}
