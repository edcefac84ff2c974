/// Reads `content/paths/<id>.yml`.
public enum PathParser {
    private static let keys = ["id", "title", "audience", "weeks", "outcome", "stages"]
    private static let stageKeys = ["title", "topics", "labs"]

    /// The path, or the first error in the file.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> LearningPath {
        try read(text, file: file).get()
    }

    static func read(_ text: String, file: String) -> Reading<LearningPath> {
        Reading(file: file) { issues throws(ContentIssue) in
            let node = try YAMLNode.parse(text, file: file)
            var stages: [YAMLNode] = []
            var path = YAMLFields.read(node, file: file, place: "the path", allowed: keys, issues: &issues) { fields in
                let id = fields.identifier("id")
                let title = fields.text("title")
                let audience = fields.text("audience")
                let weeks = fields.integer("weeks", in: 1...520)
                let outcome = fields.text("outcome")
                stages = fields.list("stages")
                guard let id, let title, let audience, let weeks, let outcome else { return nil as LearningPath? }
                return LearningPath(
                    id: id,
                    title: title,
                    audience: audience,
                    weeks: weeks,
                    outcome: outcome,
                    stages: []
                )
            }
            let read = stages.compactMap { stage($0, file: file, issues: &issues) }
            path?.stages = read
            return path
        }
    }

    private static func stage(_ node: YAMLNode, file: String, issues: inout [ContentIssue]) -> LearningPath.Stage? {
        YAMLFields.read(node, file: file, place: "the stage", allowed: stageKeys, issues: &issues) { fields in
            let title = fields.text("title")
            let topics = fields.topicIDs("topics")
            let labs = fields.texts("labs")
            return title.map { LearningPath.Stage(title: $0, topics: topics, labs: labs) }
        }
    }
}
