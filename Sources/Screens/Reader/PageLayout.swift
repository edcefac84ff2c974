import Content

/// A page set for a width: its title, its sections one below the other, its questions.
struct PageLayout: Equatable, Sendable {
    struct Section: Equatable, Sendable {
        var part: Part?
        var title: String
        /// The row of its heading; of its first row where it has none.
        var heading: Int
        /// All rows from the heading to the next section's; the first section's begin at the top of the page.
        var lines: Range<Int>
        var subheadings: [Subheading]
    }

    struct Subheading: Equatable, Sendable {
        var title: String
        var line: Int
    }

    let text: MarkdownLayout
    let sections: [Section]

    /// - Parameters:
    ///   - columns: the measure of running text.
    ///   - widest: what code and tables may take.
    ///   - showsNote: places are measured without the note, which changes.
    init(page: PageData, columns: Int, widest: Int, showsAnswers: Bool, showsNote: Bool = true) {
        var composer = MarkdownComposer(columns: columns, widest: widest, written: page.knownLinks)
        composer.addTitle(of: page)
        if showsNote, !page.note.isEmpty { composer.addNote(page.note) }
        var marks: [(part: Part?, title: String, line: Int)] = []
        for section in page.orderedSections {
            composer.separate(by: 2)
            marks.append((section.part, section.heading, composer.lines.count))
            if !section.heading.isEmpty {
                composer.addText(section.heading, role: TextRole(kind: .heading))
                composer.separate()
            }
            if section.part == .questions, !page.questions.isEmpty {
                composer.add(page.questions, showsAnswers: showsAnswers)
            } else {
                composer.add(section.blocks)
            }
        }
        let text = MarkdownLayout(composer)
        self.text = text
        sections = marks.indices.map { index in
            let end = index + 1 < marks.count ? marks[index + 1].line : text.lines.count
            let mark = marks[index]
            return Section(
                part: mark.part,
                title: mark.title,
                heading: mark.line,
                lines: (index == 0 ? 0 : mark.line)..<max(end, mark.line),
                subheadings: text.subheadings(in: mark.line..<max(end, mark.line))
            )
        }
    }

    /// The section in which a row stands; the first for the title above it. Nil on a page without sections.
    func section(at line: Int) -> Int? {
        sections.lastIndex { $0.lines.lowerBound <= line } ?? sections.indices.first
    }

    /// The last row of a section that isn't blank.
    func lastLine(of section: Int) -> Int {
        let rows = sections[section].lines
        return text.lines[rows].lastIndex { !$0.isBlank } ?? rows.lowerBound
    }
}

extension PageData {
    /// The sections in the order of the parts, with one for the questions where they came without it.
    fileprivate var orderedSections: [PageSection] {
        guard !questions.isEmpty, !sections.contains(where: { $0.part == .questions }) else { return sections }
        var ordered = sections
        let place = sections.firstIndex { $0.part == .reading } ?? sections.count
        ordered.insert(PageSection(part: .questions, heading: Part.questions.heading, blocks: []), at: place)
        return ordered
    }
}

extension MarkdownLayout {
    fileprivate func subheadings(in rows: Range<Int>) -> [PageLayout.Subheading] {
        var found: [(run: Int, subheading: PageLayout.Subheading)] = []
        for line in rows.clamped(to: lines.indices) {
            let spans = lines[line].spans
            guard let first = spans.first, first.role.kind == .subheading, let run = first.source?.run else { continue }
            if found.last?.run == run {
                found[found.count - 1].subheading.title += " " + lines[line].text
            } else {
                found.append((run, PageLayout.Subheading(title: lines[line].text, line: line)))
            }
        }
        return found.map(\.subheading)
    }
}
