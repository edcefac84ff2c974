import NIOCore
import Testing

@testable import LabEngine

struct MessageTests {
    private static func entry(_ id: String, _ fields: [String]) -> RESPValue {
        .array([.bulk(id), .array(fields.map { .bulk($0) })])
    }

    private static let work = WorkIdentity(unit: .work("message", 12), window: 3, attempt: 1)

    @Test func theLabsOwnSayWhoseTheyAreAndWhenTheyWereDue() throws {
        let fields = Message.fields(work: Self.work, due: 4.25, body: "xxxx")
        let message = try #require(Message(Self.entry("7-1", fields)))
        #expect(message.id == "7-1")
        #expect(message.work == Self.work)
        #expect(message.due == 4.25)
        #expect(message.field(Message.bodyField) == "xxxx")
    }

    @Test(arguments: [
        ["body", "hello"],
        ["work", "3/message-12/1", "body", "no time"],
        ["work", "mine", "due", "1.5"],
        ["work", "3/message-12/1", "due", "soon"],
        ["work", "3/message-12/1", "due", "nan"],
        ["odd"],
        [],
    ])
    func somebodyElsesBelongToNobody(fields: [String]) throws {
        let message = try #require(Message(Self.entry("1-0", fields)))
        #expect(message.work == nil)
        #expect(message.due == nil)
        #expect(message.fields == fields)
    }

    @Test(arguments: [
        RESPValue.null, .bulk("1-0"), .array([]), .array([.bulk("1-0")]), .array([.bulk("1-0"), .null]),
        .array([.null, .array([])]),
    ])
    func whatIsNoEntryIsNone(value: RESPValue) {
        // XAUTOCLAIM before 7.0 gives a null for an entry that was deleted meanwhile.
        #expect(Message(value) == nil)
    }

    @Test func aLineOfXPENDINGTellsHowOftenItWasDelivered() {
        let line = RESPValue.array([.bulk("5-0"), .bulk("me"), .integer(1_200), .integer(4)])
        #expect(Consumption.Abandoned(line) == Consumption.Abandoned(id: "5-0", deliveries: 4))
        #expect(Consumption.Abandoned(.array([.bulk("5-0")])) == nil)
        #expect(Consumption.Abandoned(.array([.bulk("5-0"), .bulk("me"), .integer(1), .null])) == nil)
    }
}
