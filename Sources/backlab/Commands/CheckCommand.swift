import ArgumentParser
import Content
import Foundation

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Lint content and labs, and run each lab at its defaults and at its solution.",
        discussion: """
            Without arguments it checks the knowledge base in use. An argument is a folder that holds content/ and labs/, \
            or one of the words content and labs to check that half only. A folder that was added as a pack, or that \
            has no content/categories.yml, is checked as a pack: its links may lead into the knowledge base in use, and its ids must differ from those there. Problems are printed as file:line: what, and \
            what to do. Exits with 1 if there is one. Where the machine is too busy for a check that is about time, the lab \
            runs once more; what wasn't measured then either is a warning, which isn't a problem.
            """
    )

    @Argument(help: ArgumentHelp("Folders, or content, or labs.", valueName: "dir")) var places: [String] = []
    @Flag(help: "Don't run the labs.") var noRun = false
    @OptionGroup var content: ContentOptions

    func run() async throws {
        let workspace = try content.workspace()
        var checkers: [Checker] = []
        var halves: Set<String> = []
        for place in places {
            if ["content", "labs"].contains(place) {
                halves.insert(place)
            } else if let pack = ContentRoot(pack: place, added: workspace.packs) {
                checkers.append(Checker(root: pack, base: workspace.root, runsLabs: !noRun))
            } else {
                let root = try ContentLocator(option: place, environment: [:]).find()
                checkers.append(Checker(root: root, runsLabs: !noRun))
            }
        }
        if checkers.isEmpty { checkers = [Checker(root: workspace.root, runsLabs: !noRun)] }
        if halves.isEmpty { halves = ["content", "labs"] }
        var issues: [ContentIssue] = []
        for checker in checkers { issues += try await checker.issues(halves: halves) }
        for issue in issues { StandardOutput.line(issue.description) }
        StandardError.line(Checker.summary(issues))
        if issues.contains(where: { $0.severity == .error }) { throw ExitStatus.checkFailed }
    }
}
