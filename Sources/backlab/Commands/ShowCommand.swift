public import ArgumentParser
import Content
import KnowledgeStore
import LabKit
import Screens
import TerminalUI

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a topic, tool, reference, term or lab.",
        discussion:
            "A bare id is a topic; others carry their kind: tool:curl, reference:status-codes, term:lease, lab:idempotency."
    )

    @Argument(help: "What to print.", completion: .ids) var id: String
    @Option(help: "One part of a topic: \(Part.printable.map(\.rawValue).joined(separator: ", ")).")
    var part: Part?
    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let index = try workspace.index()
        let reference = try ContentFinder(index: index).find(id)
        guard part == nil || reference.kind == .topic else {
            throw CommandError.usage("--part is for topics; \(reference) has no parts.")
        }
        if reference.kind == .lab {
            let brief = LabBrief(try workspace.lab(reference.id))
            return json.isOn ? try JSONOutput.write(brief) : TextOutput.write(brief.lines(columns: TextOutput.columns))
        }
        let page = try PageReader(library: workspace.library, index: index).read(reference, part: part)
        if json.isOn {
            try JSONOutput.write(page.document)
        } else {
            TextOutput.write(page.lines(columns: TextOutput.columns))
        }
    }
}

extension Part: ExpressibleByArgument {
    /// *Further reading* is printed with a whole topic only.
    static var printable: [Part] { allCases.filter { $0 != .reading } }
}

/// Finds what an id names, and says what is nearest where it names nothing.
struct ContentFinder {
    var index: KnowledgeIndex
    /// What a bare word could also have been meant as, for the error.
    var alternative = ""

    func find(_ text: String) throws -> ContentReference {
        guard let reference = ContentReference(parsing: text) else {
            let kinds = ContentKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError.missing(
                "“\(text)” names no kind of content; write an id, or KIND:ID with one of: \(kinds)."
            )
        }
        if reference.kind == .topic, let topic = try index.topic(TopicID(reference.id)) { return .topic(topic.id) }
        if let entry = try index.entry(reference) {
            guard !entry.isPlanned else {
                throw CommandError.missing("“\(entry.title)” (\(reference)) isn't written yet.")
            }
            return reference
        }
        let ids = try index.ids(of: reference.kind)
        throw CommandError.missing(
            "there is no \(alternative)\(reference.kind.rawValue) “\(reference.id)”."
                + Suggestion.sentence(
                    nearest: reference.id,
                    among: ids,
                    prefix: reference.kind == .topic ? "" : "\(reference.kind.rawValue):"
                )
        )
    }
}

extension Suggestion {
    /// ` Did you mean idempotency?`, or nothing.
    static func sentence(nearest id: String, among ids: some Sequence<String>, prefix: String = "") -> String {
        let near = nearest(to: id, among: ids).map { prefix + $0 }
        return near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    }
}
