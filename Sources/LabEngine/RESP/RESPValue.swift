import NIOCore

/// What a client reads: one reply of RESP2 or RESP3, or a push.
///
/// Both of RESP2's nulls and RESP3's are `null`: no client treats them differently.
indirect enum RESPValue: Equatable, Sendable {
    case simple(String)
    case error(String)
    case integer(Int64)
    case bulk(ByteBuffer)
    case null
    case array([RESPValue])
    case map([RESPPair])
    case set([RESPValue])
    case double(Double)
    case boolean(Bool)
    /// Digits of any length, as they came.
    case bigNumber(String)
    /// A text and its three-letter format, such as `txt`.
    case verbatim(format: String, ByteBuffer)
    /// What the server says unasked: a message of a subscription.
    case push([RESPValue])

    static func bulk(_ text: String) -> RESPValue { .bulk(ByteBuffer(string: text)) }

    /// What it says, where it says one thing; nil for a null and for what has elements.
    var text: String? {
        switch self {
        case .simple(let text), .error(let text), .bigNumber(let text): text
        case .integer(let number): String(number)
        case .bulk(let bytes), .verbatim(_, let bytes): String(buffer: bytes)
        case .double(let number): String(number)
        case .boolean(let isTrue): isTrue ? "1" : "0"
        case .null, .array, .map, .set, .push: nil
        }
    }

    /// An integer, or a text that is one.
    var integer: Int64? {
        if case .integer(let number) = self { return number }
        return text.flatMap { Int64($0) }
    }

    /// The elements of an array, a set or a push; a map's keys and values in turn, as RESP2 has them.
    var elements: [RESPValue]? {
        switch self {
        case .array(let elements), .set(let elements), .push(let elements): elements
        case .map(let pairs): pairs.flatMap { [$0.key, $0.value] }
        default: nil
        }
    }

    var error: String? { if case .error(let text) = self { text } else { nil } }
}

/// One entry of a RESP3 map. Maps keep their order, and their keys may be anything.
struct RESPPair: Equatable, Sendable {
    var key: RESPValue
    var value: RESPValue
}
