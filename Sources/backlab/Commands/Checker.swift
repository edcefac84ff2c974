import Content
import LabEngine
import LabKit

/// Everything that is checked about one root.
struct Checker {
    var root: ContentRoot
    /// What a pack stands beside; nil for a root that stands alone.
    var base: ContentRoot?
    var runsLabs: Bool

    func issues(halves: Set<String>) async throws -> [ContentIssue] {
        let labs = try LabManifest.ids(in: root)
        var issues: [ContentIssue] = []
        let taken = Set(try base.map { try LabManifest.ids(in: $0) } ?? [])
        if halves.contains("content") {
            let base = base.map { ContentLinter.Base(library: ContentLibrary(root: $0), labs: taken) }
            issues += ContentLinter(library: ContentLibrary(root: root), labs: labs, base: base).lint()
        }
        guard halves.contains("labs") else { return issues }
        let topics = try [root, base].compactMap(\.self).reduce(into: Set<TopicID>()) { topics, root in
            topics.formUnion(try Checker.knownTopics(in: ContentLibrary(root: root)))
        }
        let problems =
            LabLinter(root: root) { topics.contains($0) }.lint()
            + labs.filter(taken.contains).map { id in
                ContentIssue(
                    file: "labs/\(id)/lab.yml",
                    "the knowledge base has a lab \"\(id)\" already; a pack can't take its place, so choose another id"
                )
            }
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
