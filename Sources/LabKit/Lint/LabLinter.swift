public import Content

/// Reads every lab of a root and tells what is wrong, without running any.
public struct LabLinter: Sendable {
    private let root: ContentRoot
    private let isKnownTopic: @Sendable (TopicID) -> Bool

    /// - Parameter isKnownTopic: whether a topic exists, or is planned.
    public init(root: ContentRoot, isKnownTopic: @escaping @Sendable (TopicID) -> Bool = { _ in true }) {
        self.root = root
        self.isKnownTopic = isKnownTopic
    }

    /// Sorted by file and line.
    public func lint() -> [ContentIssue] {
        let ids: [String]
        do throws(ContentIssue) {
            ids = try LabManifest.ids(in: root)
        } catch {
            return [error]
        }
        return ids.flatMap(lint)
            .sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    }

    /// One lab's issues.
    public func lint(_ id: String) -> [ContentIssue] {
        let yaml: String
        let guide: String
        do throws(ContentIssue) {
            yaml = try LabManifest.read("lab.yml", of: id, root)
            guide = try LabManifest.read("guide.md", of: id, root)
        } catch {
            return [error]
        }
        let file = "labs/\(id)/lab.yml"
        var (manifest, issues) = LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/\(id)") {
            LabManifest.fixture($0, of: id, root)
        }
        guard let manifest else { return issues }
        if manifest.id != id {
            issues.append(ContentIssue(file: file, "the id is \"\(manifest.id)\"; it must be the folder's name, \(id)"))
        }
        for topic in manifest.topics where !isKnownTopic(topic) {
            issues.append(
                ContentIssue(file: file, "unknown topic \"\(topic)\"; write it, or plan it in content/planned.tsv")
            )
        }
        return issues
    }
}
