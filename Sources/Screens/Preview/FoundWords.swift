import KnowledgeStore
import TerminalUI

/// What a search looked for, to be marked where it is read.
struct FoundWords: Equatable {
    private let query: SearchQuery
    /// As it was found: `leases` where *lease* was looked for.
    private let forms: [String]

    /// - Parameter extract: of the hit that is read.
    init(_ query: SearchQuery, extract: Extract) {
        self.query = query
        forms = extract.segments.filter(\.isMatch).map(\.text)
    }

    /// The line with its matches in the style that marks them.
    func marked(_ line: Line, style: Style) -> Line {
        let places = query.places(in: line.text, forms: forms)
        guard !places.isEmpty else { return line }
        var marked: [Span] = []
        // In the line's UTF-8.
        var position = 0
        for span in line.spans {
            var rest = Substring(span.text)
            while let first = rest.first {
                let place = places.first { $0.upperBound > position }
                let isMatch = place?.contains(position) == true
                let end = isMatch ? place?.upperBound : place?.lowerBound
                var piece = String(first)
                rest = rest.dropFirst()
                position += piece.utf8.count
                while let next = rest.first, position < end ?? .max {
                    piece.append(next)
                    rest = rest.dropFirst()
                    position += next.utf8.count
                }
                marked.append(Span(piece, style: isMatch ? span.style.patched(by: style) : span.style))
            }
        }
        return Line(marked)
    }
}
