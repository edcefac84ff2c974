import ArgumentParser

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print a completion script for bash, zsh or fish."
    )

    @Argument(help: "bash, zsh or fish.") var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw CommandError.usage("there are completions for bash, zsh and fish, not for “\(shell)”.")
        }
        StandardOutput.line(CompletionScript.text(for: shell))
    }
}

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the man page.",
        shouldDisplay: false
    )

    func run() throws { StandardOutput.write(try ManualPage(Backlab.self).text) }
}
