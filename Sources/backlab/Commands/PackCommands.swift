import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import TerminalUI

struct PackCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Topics, paths and labs of your own, from folders beside the knowledge base.",
        discussion: """
            A pack is a folder that holds content/ or labs/, or both, of the same shape as the knowledge base. It is read \
            where it lies, and nothing in it is executed.
            """,
        subcommands: [PackAddCommand.self, PackListCommand.self, PackRemoveCommand.self],
        defaultSubcommand: PackListCommand.self
    )
}

struct PackAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Read a folder from now on.")

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"), completion: .directory) var folder: String
    @Option(help: "What marks its content, instead of the folder's name.") var name: String?
    @OptionGroup var content: ContentOptions

    func run() async throws {
        let root = ContentRoot(URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL)
        guard root.holdsSomething else {
            throw CommandError.missing("\(folder) holds neither content/ nor labs/, so there is nothing to add.")
        }
        var workspace = try content.workspace()
        guard root.url.path != workspace.root.url.standardizedFileURL.path else {
            throw CommandError.usage("\(folder) is the knowledge base itself.")
        }
        guard let name = name ?? Pack.suggestedName(for: root) else {
            throw CommandError.usage("the folder's name can't be a pack's; give one with --name.")
        }
        let pack = Pack(name: name, root: root)
        let file = PackFile(folder: workspace.folders.config)
        var list = try file.read()
        if let objection = list.objection(to: pack) { throw CommandError.usage("\(objection).") }
        list.add(pack)
        try file.write(list)
        workspace.packs = list.packs
        StandardOutput.line("Added \(name): \(try PackRow(pack, index: workspace.index()).contents).")
        let checker = Checker(root: root, base: workspace.root, runsLabs: false)
        let issues = try await checker.issues(halves: ["content", "labs"])
        guard !issues.isEmpty else { return }
        StandardOutput.line("\(Checker.summary(issues).dropLast()), listed by: backlab check --no-run \(folder)")
    }
}

struct PackListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The packs that are read.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let packs = try PackFile(folder: workspace.folders.config).read().packs
        let index = try workspace.index()
        let rows = try packs.map { try PackRow($0, index: index) }
        if json.isOn { return try JSONOutput.write(rows) }
        guard !rows.isEmpty else {
            return StandardOutput.line("No packs. backlab pack add DIR reads a folder of your own.")
        }
        TextOutput.write(ListTable.lines(rows.map { [$0.name, $0.contents, $0.folder] }))
    }
}

struct PackRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Stop reading a pack. The folder and your progress in it stay."
    )

    @Argument(help: "The pack's name.") var name: String
    @OptionGroup var content: ContentOptions

    func run() throws {
        let file = PackFile(folder: try content.workspace().folders.config)
        var list = try file.read()
        let names = list.packs.map(\.name)
        guard list.remove(named: name) else {
            throw CommandError.missing("there is no pack “\(name)”." + Suggestion.sentence(nearest: name, among: names))
        }
        try file.write(list)
        StandardOutput.line("Removed \(name). Its folder and your progress in it stay as they are.")
    }
}

/// A pack as `pack list` prints it.
struct PackRow: Encodable, Equatable {
    var name: String
    var folder: String
    /// The folder is there.
    var isFound: Bool
    var topics: Int
    var paths: Int
    var labs: Int
    /// Tools, quick references and terms.
    var others: Int

    init(_ pack: Pack, index: KnowledgeIndex) throws {
        name = pack.name
        folder = pack.root.url.path
        isFound = pack.root.holdsSomething
        let kinds = try index.packs().filter { $0.value == pack.name }.map(\.key.kind)
        topics = kinds.count { $0 == .topic }
        paths = kinds.count { $0 == .path }
        labs = kinds.count { $0 == .lab }
        others = kinds.count - topics - paths - labs
    }

    /// `3 topics, 1 lab`, or why there is nothing.
    var contents: String {
        guard isFound else { return "the folder isn't there" }
        let counts = [(topics, "topic"), (paths, "path"), (labs, "lab"), (others, "other page")]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return words.isEmpty ? "nothing that can be read" : words.joined(separator: ", ")
    }
}
