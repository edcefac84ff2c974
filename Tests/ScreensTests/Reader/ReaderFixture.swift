import Content
import Foundation
import KnowledgeStore
import TerminalUI

@testable import Screens

extension PageData {
    /// A topic's page from its Markdown file.
    static func topic(_ text: String, state: ReadingState = .unread, place: ReadingPlace? = nil) throws -> PageData {
        let topic = try TopicParser.parse(text, file: "test.md")
        return PageData(
            reference: .topic(topic.id),
            title: topic.header.title,
            group: "API design",
            level: topic.header.level,
            minutes: 9,
            summary: topic.header.summary,
            sections: topic.sections.map { PageSection(part: $0.part, heading: $0.part.heading, blocks: $0.blocks) },
            questions: topic.questions,
            labs: [Related(reference: .lab("idempotency"), title: "Idempotency keys", isDone: true)],
            requires: [
                Related(reference: .topic("http-methods"), title: "HTTP methods", isDone: true),
                Related(reference: .topic("timeouts"), title: "Timeouts", isDone: false),
            ],
            knownLinks: [.topic("timeouts"), .lab("idempotency"), ContentReference(kind: .tool, id: "curl")],
            state: state,
            place: place
        )
    }

    /// The shipped topic that the others are measured by.
    static func exemplar() throws -> PageData {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let file = root.appending(path: "content/topics/api-design/idempotency.md")
        return try topic(String(contentsOf: file, encoding: .utf8))
    }
}

extension ReaderModel {
    /// A reader that shows a page, as the program would have brought it there.
    static func showing(
        _ page: PageData,
        size: Size = Size(width: 80, height: 20),
        part: Part? = nil
    ) -> ReaderModel {
        var model = ReaderModel(reference: page.reference, part: part)
        _ = model.receive(.resized(size))
        _ = model.receive(.appeared)
        _ = model.receive(.result(.page(page)))
        return model
    }

    /// Presses a key as the program does; nil where the screen has no use for it.
    @discardableResult
    mutating func press(_ key: KeyEvent) -> [Effect]? {
        keyMap.action(for: key).map { perform($0) }
    }

    @discardableResult
    mutating func press(_ character: Character) -> [Effect]? { press(.character(character)) }

    /// Types into what is open.
    mutating func type(_ text: String) -> [Effect] { text.flatMap { receive(.text($0)) } }

    func picture(styled: Bool = false, glyphs: GlyphSet = .unicode) -> String {
        var buffer = Buffer(size: size)
        view(into: &buffer, area: buffer.area, context: ViewContext(theme: .terminal, glyphs: glyphs))
        return buffer.text(styled: styled)
    }

    /// The header as the program shows it.
    var headerText: String {
        let header = header(ViewContext(theme: .terminal, glyphs: .unicode))
        return header.leading.text + " | " + header.trailing.text
    }

    /// The text of the row on top.
    var topText: String { lines[top].text }
}
