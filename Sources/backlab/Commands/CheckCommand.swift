import ArgumentParser
import Content
import Foundation
import LabEngine
import LabKit

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Lint content and labs, and run each lab at its defaults and at its solution.",
        discussion: """
            Without arguments it checks the knowledge base in use. An argument is a folder that holds content/ and labs/, \
            or one of the words content and labs to check that half only. Problems are printed as file:line: what, and \
            what to do. Exits with 1 if there is one. Where the machine is too busy for a check that is about time, the lab \
            runs once more; what wasn't measured then either is a warning, which isn't a problem.
            """
    )

    @Argument(help: ArgumentHelp("Folders, or content, or labs.", valueName: "dir")) var places: [String] = []
    @Flag(help: "Don't run the labs.") var noRun = false
    @OptionGroup var content: ContentOptions

    func run() async throws {
        var roots: [ContentRoot] = []
        var halves: Set<String> = []
        for place in places {
            if ["content", "labs"].contains(place) {
                halves.insert(place)
            } else {
                roots.append(try ContentLocator(option: place, environment: [:]).find())
            }
        }
        if roots.isEmpty { roots = [try content.workspace().root] }
        if halves.isEmpty { halves = ["content", "labs"] }
        var issues: [ContentIssue] = []
        for root in roots {
            issues += try await Checker(root: root, runsLabs: !noRun).issues(halves: halves)
        }
        for issue in issues { StandardOutput.line(issue.description) }
        StandardError.line(Checker.summary(issues))
        if issues.contains(where: { $0.severity == .error }) { throw ExitStatus.checkFailed }
    }
}

/// Everything that is checked about one root.
struct Checker {
    var root: ContentRoot
    var runsLabs: Bool

    func issues(halves: Set<String>) async throws -> [ContentIssue] {
        let labs = try LabManifest.ids(in: root)
        var issues: [ContentIssue] = []
        if halves.contains("content") {
            issues += ContentLinter(library: ContentLibrary(root: root), labs: labs).lint()
        }
        guard halves.contains("labs") else { return issues }
        let topics = try Checker.knownTopics(in: ContentLibrary(root: root))
        let problems = LabLinter(root: root) { topics.contains($0) }.lint()
        issues += problems
        guard runsLabs, !problems.contains(where: { $0.severity == .error }) else { return issues }
        for id in labs {
            StandardError.line("Running \(id) at its defaults, through its guide and at its solution.")
            issues += try await LabVerifier(runner: EngineRunner()).verify(try LabManifest.load(id: id, root: root))
        }
        return issues
    }

    /// `2 errors, 1 warning.`
    static func summary(_ issues: [ContentIssue]) -> String {
        guard !issues.isEmpty else { return "No problems." }
        let errors = issues.count { $0.severity == .error }
        let warnings = issues.count - errors
        return "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")."
    }

    /// Written and planned ones. A topic's id is its file's name; whether it is the right one, the content's linter says.
    private static func knownTopics(in library: ContentLibrary) throws -> Set<TopicID> {
        let written = try library.sourceFiles().filter { $0.kind == .topic }.compactMap { file in
            file.path.split(separator: "/").last.map { TopicID(String($0.dropLast(".md".count))) }
        }
        let planned = try library.planned().filter { $0.kind == .topic }.map { TopicID($0.id) }
        return Set(written + planned)
    }
}
