import NIOHTTP1

/// An answer as a service gives it, before it is bytes.
struct HTTPAnswer: Equatable, Sendable {
    var status: HTTPResponseStatus
    /// Besides those about length and connection.
    var headers: [Header] = []
    var body: [UInt8] = []

    struct Header: Equatable, Sendable {
        var name: String
        var value: String
    }

    /// A refusal: a sentence for people, as JSON.
    static func problem(_ status: HTTPResponseStatus, _ message: String, headers: [Header] = []) -> HTTPAnswer {
        var answer = HTTPAnswer(status: status, headers: headers)
        answer.body = JSONText.object([("error", JSONText.string(message))])
        answer.headers.append(.json)
        return answer
    }
}

extension HTTPAnswer.Header {
    static let json = HTTPAnswer.Header(name: "Content-Type", value: "application/json")
}

/// JSON written by hand, so that the same answer is the same bytes.
enum JSONText {
    static func object(_ fields: [(name: String, value: String)]) -> [UInt8] {
        Array(("{" + fields.map { "\(string($0.name)):\($0.value)" }.joined(separator: ",") + "}\n").utf8)
    }

    /// A string in quotes, escaped as RFC 8259, section 7, demands.
    static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}
