/// A link to other content and where it stands.
public struct LocatedLink: Hashable, Sendable {
    public var reference: ContentReference
    public var part: Part
    /// The line, from 1, on which the paragraph, item or table that holds the link begins.
    public var line: Int

    public init(reference: ContentReference, part: Part, line: Int) {
        self.reference = reference
        self.part = part
        self.line = line
    }
}

extension Topic {
    private static let wordsPerMinute = 220
    private static let codeLinesPerMinute = 30

    /// The words of the body, questions included and code blocks left out.
    public var wordCount: Int {
        sections.flatMap(\.blocks).flatMap(\.runs).reduce(0) { $0 + $1.inlines.plainText.wordCount }
    }

    /// How long it takes to read, in whole minutes and at least one: 220 words a minute, 30 lines of code a minute.
    public var minutes: Int {
        let lines = sections.flatMap(\.blocks).flatMap(\.codeBlocks).reduce(0) { sum, block in
            sum + block.text.split(separator: "\n").count
        }
        let minutes = Double(wordCount) / Double(Self.wordsPerMinute) + Double(lines) / Double(Self.codeLinesPerMinute)
        return max(1, Int(minutes.rounded(.up)))
    }

    /// The words of a part, code included; empty where the topic has no such part.
    public func plainText(of part: Part) -> String {
        sections.filter { $0.part == part }.map(\.blocks.plainText).joined(separator: "\n")
    }

    /// The links to other content in the body, in reading order, repeated ones included. What `requires` and
    /// `related` name isn't among them.
    public var outgoingLinks: [LocatedLink] {
        sections.flatMap { section in
            section.blocks.flatMap(\.runs).flatMap { run in
                run.inlines.contentReferences.map { LocatedLink(reference: $0, part: section.part, line: run.line) }
            }
        }
    }
}
