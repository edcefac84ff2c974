/// Commands with the replies that Redis 7.0.15 gives to them, byte for byte, as recorded from it.
///
/// A section is one script on fresh connections: `# its name`, or `#3 its name` where the first connection speaks RESP3.
/// A line is a step, `> command => reply`, in which the command is written as redis-cli takes it. `2>` sends on a second
/// connection, `1<` only reads from the first, `!` sends bytes as they are. In a reply `<n>` stands for any number and
/// `<closed>` for the end of the connection.
enum ReplyTable {
    static let scripts: [ReplyScript] = [strings, keys, connection, transactions, messages, resp3, framing]
        .flatMap(ReplyScript.parse)
}

/// One section of the table.
struct ReplyScript: CustomStringConvertible, Sendable {
    struct Step: Sendable {
        /// Which of the script's connections.
        var connection: Int
        /// What is sent.
        var sent: [UInt8]
        var expected: ReplyPattern
        /// As it stands in the table.
        var line: String
    }

    var name: String
    var version: Int
    var steps: [Step]

    var description: String { name }

    static func parse(_ text: String) -> [ReplyScript] {
        var scripts: [ReplyScript] = []
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("#") {
                let version = line.hasPrefix("#3") ? 3 : 2
                let name = line.drop { $0 == "#" || $0 == "3" }.dropFirst()
                scripts.append(ReplyScript(name: String(name), version: version, steps: []))
            } else {
                scripts[scripts.count - 1].steps.append(step(line))
            }
        }
        return scripts
    }

    private static func step(_ line: String) -> Step {
        let digits = line.prefix { $0.isNumber }
        let rest = line.dropFirst(digits.count)
        let halves = rest.components(separatedBy: " => ")
        let command = String(halves[0].dropFirst().drop { $0 == " " && rest.first == ">" })
        var sent: [UInt8] = []
        switch rest.first {
        case ">": sent = TableText.request(TableText.words(command))
        case "!": sent = TableText.bytes(String(halves[0].dropFirst(2)))
        default: break
        }
        return Step(
            connection: Int(digits) ?? 1,
            sent: sent,
            expected: ReplyPattern(halves.count > 1 ? halves[1] : ""),
            line: line
        )
    }
}

/// The notation of the table.
enum TableText {
    /// `\r`, `\n`, `\t`, `\\` and `\x41`.
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch kind {
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "n"): bytes.append(10)
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "x"):
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            default: bytes.append(kind)
            }
        }
        return bytes
    }

    /// Words, and what is in double quotes.
    static func words(_ line: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var rest = line[...]
        while let first = rest.first {
            if first == " " {
                rest = rest.dropFirst()
            } else if first == "\"" {
                rest = rest.dropFirst()
                var quoted = ""
                while let character = rest.popFirst(), character != "\"" {
                    quoted.append(character)
                    if character == "\\", let next = rest.popFirst() { quoted.append(next) }
                }
                words.append(bytes(quoted))
            } else {
                let word = rest.prefix { $0 != " " }
                words.append(Array(word.utf8))
                rest = rest.dropFirst(word.count)
            }
        }
        return words
    }

    static func request(_ words: [[UInt8]]) -> [UInt8] {
        words.reduce(Array("*\(words.count)\r\n".utf8)) { request, word in
            request + Array("$\(word.count)\r\n".utf8) + word + [13, 10]
        }
    }
}
