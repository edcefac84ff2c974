/// A request's or an answer's first line and headers, as far as a link looks at them.
struct MessageHead: Equatable {
    /// The request's method, or the answer's version.
    var firstWord: String
    /// The answer's status; nil of a request.
    var status: Int?
    /// By name in lower case; the values of a name that stands more than once are joined by commas (RFC 9110, section
    /// 5.3).
    private var fields: [String: String] = [:]

    subscript(name: String) -> String? { fields[name.lowercased()] }

    /// Reads the lines up to and without the empty one. Nil where they aren't HTTP/1.
    init?(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: true) { $0.isNewline }
        guard let first = lines.first else { return nil }
        let words = first.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return nil }
        firstWord = String(words[0])
        if firstWord.hasPrefix("HTTP/") {
            guard let status = Int(words[1]), (100...999).contains(status) else { return nil }
            self.status = status
        } else {
            guard words.count == 3, words[2].hasPrefix("HTTP/") else { return nil }
        }
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
            let name = line[..<colon].lowercased()
            // RFC 9112, section 5.1: a space before the colon, or a folded line, is read differently by each reader.
            guard !name.contains(where: \.isWhitespace) else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let trimmed = String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
            fields[name] = fields[name].map { "\($0), \(trimmed)" } ?? trimmed
        }
    }

    /// How the message's end is found (RFC 9112, section 6.3).
    enum Framing: Equatable {
        case none
        case length(Int)
        case chunked
        case untilClose
        /// It can't be told, so nobody may guess.
        case unclear
    }

    /// - Parameter method: of the request that an answer belongs to; nil for a request itself.
    func framing(answerTo method: String?) -> Framing {
        if let status {
            if method == "HEAD" || (100..<200).contains(status) || status == 204 || status == 304 { return .none }
        }
        if let coding = self["transfer-encoding"] {
            if HTTPSyntax.coding(coding.utf8) != .unclear {
                return self["content-length"] == nil ? .chunked : .unclear
            }
            return status == nil ? .unclear : .untilClose
        }
        guard let length = self["content-length"] else { return status == nil ? .none : .untilClose }
        guard case .bytes(let bytes) = HTTPSyntax.length(length.utf8) else { return .unclear }
        return .length(bytes)
    }
}
