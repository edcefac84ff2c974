/// Reply bytes, in which `<n>` is any number, and which may end with the end of the connection.
struct ReplyPattern: Sendable {
    enum Match: Equatable {
        case whole
        /// So far so good: more has to come.
        case partial
        case none
    }

    /// What stands between the numbers.
    private let pieces: [[UInt8]]
    let closes: Bool

    init(_ text: String) {
        closes = text.hasSuffix("<closed>")
        let body = closes ? String(text.dropLast("<closed>".count)) : text
        pieces = body.components(separatedBy: "<n>").map(TableText.bytes)
    }

    var isEmpty: Bool { pieces == [[]] && !closes }

    func match(_ received: [UInt8]) -> Match {
        var rest = received[...]
        for (index, piece) in pieces.enumerated() {
            if index > 0 {
                rest = rest.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            }
            guard rest.starts(with: piece) else { return piece.starts(with: rest) ? .partial : .none }
            rest = rest.dropFirst(piece.count)
        }
        return rest.isEmpty ? .whole : .none
    }
}
