/// A stretch of prose to be checked for words.
struct ProseRun {
    var line: Int
    /// Without code, addresses, and links that show an id.
    var text: String
    /// As it is read, code included.
    var whole: String

    init(line: Int, inlines: [Inline]) {
        self.line = line
        text = inlines.proseText
        whole = inlines.plainText
    }

    init(line: Int, text: String) {
        self.line = line
        self.text = text
        whole = text
    }
}

extension Array where Element == Inline {
    /// The words without code, and without links that show nothing but their address. A gap stays where they stood.
    var proseText: String { map(\.proseText).joined() }

    /// Without emphasis at the top: in *Further reading* that is where titles stand, and nobody may respell those.
    var withoutEmphasis: [Inline] {
        map { inline in
            if case .emphasis = inline { return .code(inline.plainText) }
            return inline
        }
    }
}

extension Inline {
    /// The object replacement character: no letter, so that no word grows over the gap.
    private static let gap = "\u{FFFC}"

    fileprivate var proseText: String {
        switch self {
        case .text(let text): text
        case .code: Self.gap
        case .lineBreak: " "
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): inlines.proseText
        case .link(.content(let reference), let words) where words.plainText == reference.description: Self.gap
        case .link(.url(let address), let words) where words.plainText == address: Self.gap
        case .link(_, let words): words.proseText
        }
    }
}

extension Linted<Topic> {
    /// The title, the summary and the body; of *Further reading*, what isn't a title.
    var proseRuns: [ProseRun] {
        let header = value.header
        return [
            ProseRun(line: source.line(ofKey: "title") ?? 1, text: header.title),
            ProseRun(line: source.line(ofKey: "summary") ?? 1, text: header.summary),
        ]
            + value.sections.flatMap { section in
                section.blocks.flatMap(\.runs).map { run in
                    let isReading = section.part == .reading
                    return ProseRun(line: run.line, inlines: isReading ? run.inlines.withoutEmphasis : run.inlines)
                }
            }
    }
}

extension Linted<Page> {
    var proseRuns: [ProseRun] {
        [
            ProseRun(line: source.line(ofKey: "title") ?? 1, text: value.title),
            ProseRun(line: source.line(ofKey: "summary") ?? 1, text: value.summary),
        ] + value.document.blocks.flatMap(\.runs).map { ProseRun(line: $0.line, inlines: $0.inlines) }
    }
}
