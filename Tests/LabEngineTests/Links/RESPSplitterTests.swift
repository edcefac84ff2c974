import NIOCore
import TestSupport
import Testing

@testable import LabEngine

struct RESPSplitterTests {
    // MARK: Commands

    private static func encoded(_ arguments: String...) -> String {
        var buffer = ByteBuffer()
        RESPRequestWriter.write(arguments, into: &buffer)
        return String(buffer: buffer)
    }

    /// What is found, a line each: the command's name and its bytes.
    private static func commands(_ stream: String, step: Int = .max, ownName: String? = nil) -> [String] {
        var splitter = RESPCommandSplitter(ownName: ownName)
        var told: [String] = []
        var opaque = ""
        for bytes in cut(stream, step) {
            for piece in splitter.consume(bytes) {
                switch piece {
                case .command(let command, let bytes):
                    told.append("\(command.name)\(command.isOwn ? " (own)" : ""): \(String(buffer: bytes))")
                case .opaque(let bytes): opaque += String(buffer: bytes)
                }
            }
        }
        return opaque.isEmpty ? told : told + ["opaque: \(opaque)"]
    }

    private static func cut(_ text: String, _ step: Int) -> [ByteBuffer] {
        var rest = ByteBuffer(string: text)
        var pieces: [ByteBuffer] = []
        while let piece = rest.readSlice(length: min(step, rest.readableBytes)), piece.readableBytes > 0 {
            pieces.append(piece)
        }
        return pieces
    }

    private static let get = encoded("GET", "product:3")
    private static let add = encoded("XADD", "work", "*", "work", "1/message-3/1", "body", "x\r\ny")

    private static let streams: [(stream: String, found: [String])] = [
        (get + add, ["get: \(get)", "xadd: \(add)"]),
        ("PING\r\nget a\r\n", ["ping: PING\r\n", "get: get a\r\n"]),
        // Empty lines are nothing, and pass with what follows them.
        ("\r\n\r\nPING\r\n" + get, ["ping: \r\n\r\nPING\r\n", "get: \(get)"]),
        ("*1\r\n:3\r\n" + get, ["opaque: *1\r\n:3\r\n\(get)"]),
        (get + "*x\r\n", ["get: \(get)", "opaque: *x\r\n"]),
        (get + "*2\r\n$3\r\nGE", ["get: \(get)"]),
    ]

    @Test(arguments: streams, [1, 2, 7, .max])
    func commandsAreFoundHoweverTheyCome(stream: (stream: String, found: [String]), step: Int) {
        #expect(Self.commands(stream.stream, step: step) == stream.found)
    }

    @Test func aConnectionIsTheLabsOwnOnceItSaysSo() {
        let greeting = Self.encoded("CLIENT", "SETNAME", "backlab-1")
        let found = Self.commands(Self.get + greeting + Self.get, ownName: "backlab-1")
        #expect(found.map { $0.prefix { $0 != ":" } } == ["get", "client (own)", "get (own)"])
        let others = Self.commands(Self.encoded("client", "setname", "me") + Self.get, ownName: "backlab-1")
        #expect(others.allSatisfy { !$0.contains("own") })
    }

    @Test func aMessageThatIsAddedSaysWhoseItIs() throws {
        func command(_ bytes: String) throws -> RESPCommandSplitter.Command {
            var splitter = RESPCommandSplitter(ownName: nil)
            guard case .command(let command, _)? = splitter.consume(ByteBuffer(string: bytes)).first else {
                throw RESPProtocolError("no command")
            }
            return command
        }
        #expect(try command(Self.add).identity == "1/message-3/1")
        #expect(try command(Self.encoded("XADD", "work", "*", "work")).identity == nil)
        #expect(try command(Self.encoded("LPUSH", "work", "a", "work", "1/message-3/1")).identity == nil)
        // A key of its own makes a command another one, and whatever comes after it doesn't.
        let one = try command(Self.encoded("SET", "a", "1")).hash
        #expect(try command(Self.encoded("set", "a", "2")).hash == one)
        #expect(try command(Self.encoded("SET", "b", "1")).hash != one)
        #expect(try command(Self.encoded("GET", "a")).hash != one)
    }

    /// Nobody may fill the memory with a command that never ends.
    @Test func aCommandThatIsTooLongPassesUnseen() {
        let long = "*2\r\n$3\r\nSET\r\n$300000\r\n" + String(repeating: "x", count: 300_000) + "\r\n"
        #expect(Self.commands(Self.get + long, step: 10_000) == ["get: \(Self.get)", "opaque: \(long)"])
    }

    // MARK: Replies

    /// What is found: each reply in angle brackets, a push in double ones.
    private static func replies(_ pieces: some Sequence<ByteBuffer>) -> String {
        var splitter = RESPReplySplitter()
        var told = ""
        var closing = ""
        for bytes in pieces {
            for piece in splitter.consume(bytes) {
                switch piece {
                case .begin(let isPush):
                    told += isPush ? "<<" : "<"
                    closing = isPush ? ">>" : ">"
                case .bytes(let bytes): told += String(buffer: bytes)
                case .end: told += closing
                case .opaque(let bytes): told += String(buffer: bytes)
                }
            }
        }
        return told
    }

    private static let whole = [
        "+OK\r\n", "-ERR no\r\n", ":12\r\n", "$5\r\nhe\r\nl\r\n", "$0\r\n\r\n", "$-1\r\n", "*-1\r\n", "*0\r\n",
        "*2\r\n$1\r\na\r\n*1\r\n:1\r\n", "%1\r\n+a\r\n~2\r\n:1\r\n#t\r\n", "_\r\n", ",1.5\r\n", "(123\r\n",
        "=7\r\ntxt:abc\r\n", "!3\r\nERR\r\n", "|1\r\n+k\r\n+v\r\n*1\r\n+a\r\n",
    ]

    @Test(arguments: [1, 3, .max])
    func repliesAreFoundHoweverTheyCome(step: Int) {
        let stream = Self.whole.joined()
        #expect(Self.replies(Self.cut(stream, step)) == Self.whole.map { "<\($0)>" }.joined())
        let push = ">3\r\n+message\r\n+news\r\n$2\r\nhi\r\n"
        #expect(Self.replies(Self.cut("+OK\r\n" + push + ":1\r\n", step)) == "<+OK\r\n><<\(push)>><:1\r\n>")
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n", "\r\n", "$x\r\n", "*-2\r\n", "+no return\n", "$99999999999\r\n", "$?\r\n"])
    func whatIsntRESPPassesFromThereOn(rubbish: String) {
        for step in [1, .max] {
            #expect(Self.replies(Self.cut(":1\r\n" + rubbish + ":2\r\n", step)) == "<:1\r\n>\(rubbish):2\r\n")
        }
    }

    @Test func theSameRepliesAreFoundAsTheDecoderReads() throws {
        var generator = SplitMix(seed: 4)
        for _ in 0..<300 {
            var stream = ""
            for _ in 0..<Int.random(in: 1...6, using: &generator) { stream += Self.reply(&generator, depth: 0) }
            var rest = ByteBuffer(string: stream)
            var decoder = RESPReplyDecoder()
            var expected = ""
            while rest.readableBytes > 0 {
                let before = rest
                _ = try #require(try decoder.next(&rest))
                expected +=
                    "<"
                    + String(
                        buffer: before.getSlice(
                            at: before.readerIndex,
                            length: before.readableBytes - rest.readableBytes
                        ) ?? rest
                    ) + ">"
            }
            let step = Int.random(in: 1...20, using: &generator)
            #expect(Self.replies(Self.cut(stream, step)) == expected)
        }
    }

    private static func reply(_ generator: inout SplitMix, depth: Int) -> String {
        let simple = ["+OK\r\n", "$5\r\n\r\n*1\r\r\n", "$0\r\n\r\n", "$-1\r\n", ":7\r\n", "_\r\n", "*0\r\n"]
        guard depth < 4, Int.random(in: 0..<3, using: &generator) == 0 else {
            return simple.randomElement(using: &generator) ?? ""
        }
        let count = Int.random(in: 0...3, using: &generator)
        let isMap = Bool.random(using: &generator)
        let elements = (0..<(isMap ? 2 * count : count)).map { _ in reply(&generator, depth: depth + 1) }
        return (isMap ? "%" : "*") + "\(count)\r\n" + elements.joined()
    }
}
