import NIOCore
import TestSupport
import Testing

@testable import LabEngine

struct RESPReplyDecoderTests {
    static let replies: [(String, RESPValue)] = [
        ("+OK\r\n", .simple("OK")),
        ("-ERR no\r\n", .error("ERR no")),
        (":-12\r\n", .integer(-12)),
        ("$5\r\nhello\r\n", .bulk("hello")),
        ("$0\r\n\r\n", .bulk("")),
        ("$2\r\n\r\n\r\n", .bulk("\r\n")),
        ("$-1\r\n", .null),
        ("*-1\r\n", .null),
        ("_\r\n", .null),
        ("*0\r\n", .array([])),
        ("*2\r\n:1\r\n*1\r\n$1\r\na\r\n", .array([.integer(1), .array([.bulk("a")])])),
        ("%1\r\n+a\r\n:1\r\n", .map([RESPPair(key: .simple("a"), value: .integer(1))])),
        ("~2\r\n+a\r\n+b\r\n", .set([.simple("a"), .simple("b")])),
        (",1.5\r\n", .double(1.5)),
        (",inf\r\n", .double(.infinity)),
        ("#t\r\n", .boolean(true)),
        ("#f\r\n", .boolean(false)),
        ("(12345678901234567890123\r\n", .bigNumber("12345678901234567890123")),
        ("=8\r\ntxt:some\r\n", .verbatim(format: "txt", ByteBuffer(string: "some"))),
        (">2\r\n+message\r\n$1\r\nx\r\n", .push([.simple("message"), .bulk("x")])),
    ]

    /// Everything that a stream holds, fed in pieces of so many bytes.
    static func decode(_ text: String, step: Int = .max) throws(RESPProtocolError) -> [RESPValue] {
        var decoder = RESPReplyDecoder()
        var buffer = ByteBuffer()
        var values: [RESPValue] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            buffer.writeBytes(rest.prefix(step))
            rest = rest.dropFirst(step)
            while let value = try decoder.next(&buffer) { values.append(value) }
        }
        return values
    }

    @Test(arguments: replies)
    func aReplyIsRead(bytes: String, value: RESPValue) throws {
        #expect(try Self.decode(bytes) == [value])
    }

    @Test(arguments: [1, 2, 3, 7])
    func drippedBytesReadTheSame(step: Int) throws {
        let all = Self.replies.map(\.0).joined()
        #expect(try Self.decode(all, step: step) == Self.replies.map(\.1))
    }

    @Test(arguments: Self.replies)
    func anUnfinishedReplyIsWaitedFor(bytes: String, value: RESPValue) throws {
        for length in 0..<bytes.utf8.count {
            var buffer = ByteBuffer(bytes: Array(bytes.utf8).prefix(length))
            var decoder = RESPReplyDecoder()
            #expect(try decoder.next(&buffer) == nil)
            #expect(buffer.readableBytes == length)
        }
    }

    @Test(arguments: [
        ("hello\r\n", "unknown reply type 'h'"),
        ("\r\n", "a line without a type or a carriage return"),
        ("+OK\n", "a line without a type or a carriage return"),
        (":1x\r\n", "invalid integer"),
        ("$x\r\n", "invalid bulk length"),
        ("$-2\r\n", "invalid bulk length"),
        ("$999999999999\r\n", "invalid bulk length"),
        ("$1\r\nab\r\n", "a text without its end"),
        ("*-2\r\n", "invalid multibulk length"),
        ("*99999999\r\n", "invalid multibulk length"),
        ("*2\r\n*1048575\r\n", "too many elements"),
        ("#x\r\n", "invalid boolean"),
        (",x\r\n", "invalid double"),
        ("=3\r\ntxt\r\n", "invalid verbatim text"),
        (String(repeating: "*1\r\n", count: 40), "too deeply nested"),
        ("+" + String(repeating: "a", count: 70_000), "too long a line"),
    ])
    func rubbishIsRefused(bytes: String, reason: String) {
        #expect(throws: RESPProtocolError(reason)) { try Self.decode(bytes) }
    }

    @Test func whatAValueSays() {
        #expect(RESPValue.simple("OK").text == "OK")
        #expect(RESPValue.bulk("12").integer == 12)
        #expect(RESPValue.integer(3).text == "3")
        #expect(RESPValue.boolean(true).integer == 1)
        #expect(RESPValue.null.text == nil)
        #expect(RESPValue.error("ERR x").error == "ERR x")
        #expect(RESPValue.map([RESPPair(key: .simple("a"), value: .null)]).elements == [.simple("a"), .null])
    }

    /// Whatever comes, the decoder neither crashes nor goes on for ever, and the pieces don't matter.
    @Test func rubbishReadsTheSameInAnyPieces() {
        var generator = SplitMix(seed: 11)
        let pieces = [
            "*2\r\n", "$3\r\n", "abc", "\r\n", ":1\r\n", "+x\r\n", "%1\r\n", "-1", "$-1\r\n", "_\r\n", "\u{0}",
            ">1\r\n",
        ]
        for _ in 0..<2_000 {
            let text = generator.text(of: pieces, upTo: 12)
            let whole = Result { () throws(RESPProtocolError) in try Self.decode(text) }
            let dripped = Result { () throws(RESPProtocolError) in try Self.decode(text, step: 1) }
            #expect(whole == dripped, "\(text)")
        }
    }
}
