import NIOCore
import TestSupport
import Testing

@testable import LabEngine

struct RESPRequestDecoderTests {
    /// The commands of a stream that is fed in pieces, and the error that ends it.
    struct Reading: Equatable {
        var commands: [[String]] = []
        var error: RESPProtocolError?
    }

    static func read(_ bytes: [UInt8], step: Int = .max, decoder: RESPRequestDecoder = RESPRequestDecoder()) -> Reading
    {
        var decoder = decoder
        var reading = Reading()
        var unread: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty, reading.error == nil {
            unread += rest.prefix(step)
            rest = rest.dropFirst(step)
            var offset = 0
            unread.withUnsafeBytes { bytes in
                do throws(RESPProtocolError) {
                    while try decoder.next(bytes, offset: &offset) {
                        decoder.withArguments(bytes) { arguments in
                            reading.commands.append((0..<arguments.count).map { arguments.text($0) })
                        }
                    }
                } catch {
                    reading.error = error
                }
            }
            unread.removeFirst(offset)
        }
        return reading
    }

    static func read(_ text: String, step: Int = .max) -> Reading { read(Array(text.utf8), step: step) }

    static let streams: [(String, [[String]])] = [
        ("*1\r\n$4\r\nPING\r\n", [["PING"]]),
        ("*2\r\n$3\r\nGET\r\n$1\r\nk\r\n*1\r\n$4\r\nPING\r\n", [["GET", "k"], ["PING"]]),
        ("*1\r\n$0\r\n\r\n", [[""]]),
        ("*0\r\n*-1\r\n*1\r\n$1\r\na\r\n", [["a"]]),
        ("*1\r\n$12\r\n0123456789\r\n\r\n", [["0123456789\r\n"]]),
        ("*12\r\n" + String(repeating: "$1\r\nx\r\n", count: 12), [Array(repeating: "x", count: 12)]),
        ("PING\r\nGET k\n", [["PING"], ["GET", "k"]]),
        ("\r\n \r\nPING\r\n", [["PING"]]),
        ("SET k \"a b\\n\\x41\\\"\"\r\n", [["SET", "k", "a b\nA\""]]),
        ("SET k 'a \\' \\n'\r\n", [["SET", "k", "a ' \\n"]]),
        ("a\"b\"\r\n", [["ab"]]),
        ("GET k\r\n*1\r\n$4\r\nPING\r\nGET l\r\n", [["GET", "k"], ["PING"], ["GET", "l"]]),
    ]

    @Test(arguments: streams, [1, 2, 3, 5, Int.max])
    func commandsAreFoundInAnyPieces(stream: (String, [[String]]), step: Int) {
        #expect(Self.read(stream.0, step: step) == Reading(commands: stream.1))
    }

    @Test(arguments: [
        ("*x\r\n", "invalid multibulk length"),
        ("*2147483648\r\n", "invalid multibulk length"),
        ("*1\r\nPING\r\n", "expected '$', got 'P'"),
        ("*1\r\n\r\n", "expected '$', got ' '"),
        ("*1\r\n$x\r\n", "invalid bulk length"),
        ("*1\r\n$-1\r\n", "invalid bulk length"),
        ("*1\r\n$536870913\r\n", "invalid bulk length"),
        ("GET \"k\r\n", "unbalanced quotes in request"),
        ("GET 'k\r\n", "unbalanced quotes in request"),
        ("GET \"k\"l\r\n", "unbalanced quotes in request"),
    ])
    func brokenCommandsAreNamedAsRedisDoes(bytes: String, reason: String) {
        #expect(Self.read(bytes) == Reading(error: RESPProtocolError(reason)))
        #expect(Self.read(bytes, step: 1) == Reading(error: RESPProtocolError(reason)))
        #expect(Self.read("PING\r\n" + bytes) == Reading(commands: [["PING"]], error: RESPProtocolError(reason)))
    }

    @Test(arguments: [
        ("", "too big inline request"), ("*", "too big mbulk count string"), ("*1\r\n$", "too big bulk count string"),
    ])
    func endlessLinesAreGivenUp(start: String, reason: String) {
        let reading = Self.read(start + String(repeating: "1", count: 70_000), step: 1_000)
        #expect(reading == Reading(error: RESPProtocolError(reason)))
    }

    @Test func limitsHold() {
        var decoder = RESPRequestDecoder()
        decoder.longestBulk = 10
        decoder.longestCommand = 40
        decoder.mostArguments = 3
        func error(_ text: String) -> String? { Self.read(Array(text.utf8), decoder: decoder).error?.reason }
        #expect(error("*1\r\n$10\r\n0123456789\r\n") == nil)
        #expect(error("*1\r\n$11\r\n") == "invalid bulk length")
        #expect(error("*4\r\n") == "invalid multibulk length")
        #expect(error("*3\r\n$9\r\n012345678\r\n$9\r\n012345678\r\n$9\r\n") == "invalid bulk length")
    }

    @Test func whatIsWrittenIsReadBack() {
        var generator = SplitMix(seed: 3)
        for _ in 0..<500 {
            let command = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                (0..<Int.random(in: 0...20, using: &generator)).map { _ in UInt8.random(in: 0...127, using: &generator)
                }
            }
            var buffer = ByteBuffer()
            RESPRequestWriter.write(command, into: &buffer)
            let expected = Reading(commands: [command.map { String(decoding: $0, as: UTF8.self) }])
            let step = Int.random(in: 1...8, using: &generator)
            #expect(Self.read(Array(buffer.readableBytesView), step: step) == expected)
            var text = ByteBuffer()
            RESPRequestWriter.write(expected.commands[0], into: &text)
            #expect(text == buffer)
        }
    }

    @Test func rubbishReadsTheSameInAnyPieces() {
        var generator = SplitMix(seed: 5)
        let pieces = [
            "*2\r\n", "*1\r\n", "$3\r\n", "abc", "\r\n", "\n", "\"", "'", "\\", "$0\r\n", " ", "*", "\u{0}", "$", "-1",
        ]
        for _ in 0..<3_000 {
            let text = generator.text(of: pieces, upTo: 14)
            #expect(Self.read(text) == Self.read(text, step: 1), "\(text)")
        }
    }

    @Test(arguments: [
        ("0", 0), ("-1", -1), ("12", 12), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ])
    func numbersAreRead(text: String, number: Int64) {
        #expect(Array(text.utf8).withUnsafeBytes { RESPLine.integer($0) } == number)
    }

    @Test(arguments: [
        "", "-", "+1", "01", "-0", " 1", "1 ", "1.0", "9223372036854775808", "-9223372036854775809", "abc",
        "99999999999999999999999",
    ])
    func whatIsNoNumberIsRefused(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { RESPLine.integer($0) } == nil)
    }
}
