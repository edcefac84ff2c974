import ArgumentParser
import Foundation
import KnowledgeStore

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Bring the search index up to date. It does so by itself; this shows what it did."
    )

    @Flag(help: "Build it anew.") var rebuild = false
    @Flag(help: "Say what it holds.") var stats = false
    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let index = rebuild ? try workspace.rebuiltIndex() : try workspace.index()
        let summary = try IndexSummary(index)
        for issue in index.report.issues { StandardError.line(issue.description) }
        if json.isOn { return try JSONOutput.write(summary) }
        StandardOutput.line(
            "\(summary.files) files, \(summary.parsed) read, \(summary.removed) removed, in \(summary.milliseconds) ms"
        )
        guard stats else { return }
        TextOutput.write(
            ListTable.lines([
                ["Topics", "\(summary.topics)"], ["Tools", "\(summary.tools)"],
                ["References", "\(summary.references)"],
                ["Terms", "\(summary.terms)"], ["Paths", "\(summary.paths)"], ["Labs", "\(summary.labs)"],
                ["File", summary.file ?? "in memory"],
            ])
        )
    }
}

struct IndexSummary: Encodable, Equatable {
    var files: Int
    var parsed: Int
    var removed: Int
    var milliseconds: Int
    var topics: Int
    var tools: Int
    var references: Int
    var terms: Int
    var paths: Int
    var labs: Int
    var file: String?

    init(_ index: KnowledgeIndex) throws {
        files = index.report.files
        parsed = index.report.parsed
        removed = index.report.removed
        milliseconds = Int((index.report.seconds * 1_000).rounded())
        topics = try index.topics().count
        tools = try index.tools().count
        references = try index.references().count
        terms = try index.glossary().count
        paths = try index.paths().count
        labs = try index.labs().count
        file = index.file?.path
    }
}
