import ArgumentParser

/// The commands. The interface and `search` are dispatched before this is touched: see `main.swift`.
struct Backlab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backlab",
        abstract: "Learn backend engineering by reading, predicting and watching real systems do it.",
        discussion: """
            Without a subcommand it opens the interface.

            Exit codes: 0 done, 1 a check failed, 2 usage, 3 no such thing, 4 the environment, 5 inconclusive.
            """,
        subcommands: [
            InterfaceCommand.self, SearchCommand.self, ShowCommand.self, TopicsCommand.self, PathsCommand.self,
            LabsCommand.self, ToolsCommand.self, GlossaryCommand.self, LabCommands.self, ServeCommand.self,
            ReviewCommand.self, QuizCommand.self, ProgressCommands.self, NoteCommands.self, BookmarkCommands.self,
            CheckCommand.self, IndexCommand.self, PackCommands.self, DoctorCommand.self, CompletionsCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: InterfaceCommand.self
    )
}

/// What every command that reads content takes.
struct ContentOptions: ParsableArguments {
    @Option(
        name: .customLong("content"),
        help: ArgumentHelp("The folder that holds content/ and labs/.", valueName: "dir"),
        completion: .directory
    )
    var folder: String?

    func workspace() throws -> Workspace { try Workspace(content: folder) }
}

struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "One JSON document on standard output.")
    var isOn = false
}

struct InterfaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the interface.")

    @OptionGroup var content: ContentOptions
    @Argument(help: "Where to open it: a topic's id, tool:curl, lab:idempotency…", completion: .ids)
    var place: String?
    @OptionGroup var engines: EngineOptions
    @Flag(help: "Lines and prompts instead of a full screen: for screen readers, and terminals without a cursor.")
    var plain = false

    func run() async throws {
        if plain {
            guard engines.engines.isEmpty else {
                throw CommandError.usage("--engine is for the full screen and for lab run; --plain has no use for it.")
            }
            return try await Interface(workspace: try content.workspace()).runPlain(place: place)
        }
        try await Interface(workspace: try content.workspace()).run(place: place, engines: engines)
    }
}
