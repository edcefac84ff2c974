import Testing

@testable import LabEngine

@Suite struct StreamIDTests {
    private static func read<Value>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        Array(text.utf8).withUnsafeBytes(body)
    }

    @Test(arguments: [
        ("5-3", StreamID(milliseconds: 5, sequence: 3)),
        ("5", StreamID(milliseconds: 5, sequence: 7)),
        ("0-0", .zero),
        ("18446744073709551615-18446744073709551615", .greatest),
        // As strtoull reads them, and so does Redis.
        ("007-01", StreamID(milliseconds: 7, sequence: 1)),
        (" 5-+3", StreamID(milliseconds: 5, sequence: 3)),
        ("5--03", StreamID(milliseconds: 5, sequence: .max - 2)),
        ("5-3\0rest", StreamID(milliseconds: 5, sequence: 3)),
    ])
    func wholeIDsAreRead(text: String, id: StreamID) {
        #expect(StreamIDTests.read(text) { StreamID($0, missingSequence: 7) } == id)
    }

    @Test(arguments: [
        "", "-", "+", "x", "5-", "-5", "5-x", "5-3-1", "5 ", "5-3 ", "--", "5--3", "(5", "5-*", "*",
        "18446744073709551616", "5-18446744073709551616", String(repeating: "0", count: 128),
    ])
    func whatIsNoIDIsRefused(text: String) {
        #expect(StreamIDTests.read(text) { StreamID($0) } == nil)
    }

    @Test(arguments: [
        ("-", StreamID.Bound(id: .zero)), ("+", .init(id: .greatest)),
        ("5", .init(id: StreamID(milliseconds: 5, sequence: 9))),
        ("(5-1", .init(id: StreamID(milliseconds: 5, sequence: 1), isExclusive: true)),
    ])
    func boundsAreRead(text: String, bound: StreamID.Bound) {
        #expect(StreamIDTests.read(text) { StreamID.bound($0, missingSequence: 9) } == bound)
    }

    @Test(arguments: ["(", "(-", "(+", "((5", "", "5-*", "(5-*"])
    func whatIsNoBoundIsRefused(text: String) {
        #expect(StreamIDTests.read(text) { StreamID.bound($0, missingSequence: 9) } == nil)
    }

    @Test func onlyAddingTakesAnySequence() {
        #expect(StreamIDTests.read("5-*", StreamID.wanted) == .anySequence(milliseconds: 5))
        #expect(StreamIDTests.read("5", StreamID.wanted) == .exactly(StreamID(milliseconds: 5, sequence: 0)))
        #expect(StreamIDTests.read("5-**", StreamID.wanted) == nil)
    }

    @Test func neighboursCarryOverAndEndAtTheEnds() {
        let edge = StreamID(milliseconds: 4, sequence: .max)
        #expect(edge.next == StreamID(milliseconds: 5, sequence: 0))
        #expect(edge.next?.previous == edge)
        #expect(StreamID.greatest.next == nil)
        #expect(StreamID.zero.previous == nil)
    }

    @Test(arguments: [StreamID.zero, .greatest, StreamID(milliseconds: 1_700_000_000_000, sequence: 10)])
    func textIsWhatIsRead(id: StreamID) {
        #expect(String(decoding: id.text, as: UTF8.self) == id.description)
        #expect(id.text.withUnsafeBytes { StreamID($0) } == id)
        var writer = RESPWriter()
        writer.bulk(id)
        #expect(String(buffer: writer.buffer) == "$\(id.text.count)\r\n\(id)\r\n")
    }
}
