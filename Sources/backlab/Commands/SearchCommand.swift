import ArgumentParser
import Content
import KnowledgeStore
import Screens
import TerminalUI

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search topics, tools, references, glossary and labs.",
        discussion: """
            Filters: cat:caching level:2 in:mistakes has:lab kind:tool. With kind:note it is your own notes that are \
            searched; their id is the page's.
            """
    )

    static let defaultLimit = 20
    static let limits = 1...500

    @Argument(help: "What to look for.") var words: [String]
    @Option(help: "Hits at most.") var limit = defaultLimit
    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func validate() throws {
        guard Self.limits.contains(limit) else {
            throw ValidationError("--limit takes a number from 1 to \(Self.limits.upperBound), not \(limit).")
        }
    }

    func run() throws {
        try QuickSearch(words: words, limit: limit, isJSON: json.isOn, content: content.folder).run()
    }
}

/// One hit as `search --json` prints it.
struct SearchRow: Encodable, Equatable {
    var kind: String
    var id: String
    var title: String
    var part: String?
    var extract: String
    var score: Double

    init(_ hit: SearchHit) {
        kind = hit.kind.rawValue
        id = hit.id
        title = hit.title
        part = hit.part?.rawValue
        extract = hit.extract.text
        score = (hit.score * 100).rounded() / 100
    }

    init(_ note: NoteHit) {
        kind = SearchFilters.noteKind
        id = note.page.id
        title = note.title
        extract = note.extract.text
        score = 0
    }

    /// Every key every time: `part` is null where the words stand in no part.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(part, forKey: .part)
        try container.encode(extract, forKey: .extract)
        try container.encode(score, forKey: .score)
    }

    private enum CodingKeys: String, CodingKey {
        case kind, id, title, part, extract, score
    }
}

/// The hits for people: a line each, and the extract under it.
struct SearchListing {
    var results: SearchResults
    var notes: [NoteHit] = []

    func lines() -> [Line] {
        guard !results.hits.isEmpty || !notes.isEmpty else { return [Line("Nothing found.")] }
        var lines: [Line] = []
        if let suggestion = results.didYouMean {
            lines.append(Line("Nothing matches as typed. Did you mean “\(suggestion)”?", style: .dimmed))
        }
        for hit in results.hits {
            let place = [hit.detail, hit.part?.heading].compactMap(\.self).filter { !$0.isEmpty }
            lines += entry(hit.title, hit.reference, place.joined(separator: " · "), hit.extract)
        }
        for note in notes { lines += entry(note.title, note.page, "your note", note.extract) }
        return lines
    }

    private func entry(_ title: String, _ page: ContentReference, _ place: String, _ extract: Extract) -> [Line] {
        var line = Line(title, style: Style(attributes: .bold))
        line.append("  \(page)", style: Style(foreground: .ansi(6)))
        if !place.isEmpty { line.append("  \(place)", style: .dimmed) }
        guard !extract.segments.isEmpty else { return [line] }
        let words = extract.segments.map {
            Span($0.text, style: $0.isMatch ? Style(attributes: [.bold, .underline]) : .dimmed)
        }
        return [line, Line([Span("    ")] + words)]
    }

    func write() { TextOutput.write(lines()) }
}

extension Style {
    static let dimmed = Style(attributes: .dim)
}
