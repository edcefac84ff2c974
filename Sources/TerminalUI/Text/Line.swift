/// Text in one row, in one or several styles. Line breaks in it aren't drawn.
public struct Line: Hashable, Sendable {
    public var spans: [Span]

    public static let empty = Line()

    public init(_ spans: [Span] = []) {
        self.spans = spans
    }

    public init(spans: [Span]) {
        self.init(spans)
    }

    public init(_ text: String, style: Style = .plain) {
        self.init([Span(text, style: style)])
    }

    /// Columns that the line takes.
    public var columns: Int { spans.reduce(0) { $0 + $1.columns } }
    /// The text alone.
    public var text: String { spans.map(\.text).joined() }

    public mutating func append(_ text: String, style: Style = .plain) {
        spans.append(Span(text, style: style))
    }

    /// The line with `style` laid over every span.
    public func patched(by style: Style) -> Line {
        Line(spans.map { Span($0.text, style: $0.style.patched(by: style)) })
    }

    /// The line if it fits, else as much as fits together with the ellipsis, which takes the style of what it replaces.
    public func truncated(toColumns limit: Int, ellipsis: String = "…") -> Line {
        guard columns > limit else { return self }
        let width = ellipsis.columns
        guard limit >= width else {
            return Line(ellipsis.prefix(columns: limit), style: spans.first?.style ?? .plain)
        }
        var room = limit - width
        var kept: [Span] = []
        for span in spans {
            let columns = span.columns
            if columns <= room {
                kept.append(span)
                room -= columns
            } else {
                kept.append(Span(span.text.prefix(columns: room) + ellipsis, style: span.style))
                break
            }
        }
        return Line(kept)
    }
}

extension Line: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
