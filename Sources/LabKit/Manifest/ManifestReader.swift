import Content

/// Puts a manifest together from the parts that `FieldReader` reads.
struct ManifestReader {
    private let file: String
    private let fixtures: (String) -> String?
    private(set) var issues: [ContentIssue] = []

    init(file: String, fixtures: @escaping (String) -> String?) {
        self.file = file
        self.fixtures = fixtures
    }

    private static let required = [
        "formatVersion", "id", "title", "summary", "topics", "level", "minutes", "run", "components", "controls",
        "charts",
        "checks", "solution",
    ]
    private static let optional = ["check", "limits", "presets", "law"]

    mutating func read(_ yaml: String, guide: String, guideFile: String) -> LabManifest? {
        let root: YAMLNode
        do throws(ContentIssue) {
            root = try YAMLNode.parse(yaml, file: file)
        } catch {
            issues.append(error)
            return nil
        }
        var fields = FieldReader(file: file, fixtures: fixtures)
        let body = readBody(root, &fields)
        issues += fields.issues
        // Whatever is wrong here would show again in the guide, which speaks of controls and metrics.
        guard var manifest = body, fields.issues.isEmpty else { return nil }

        var steps = GuideReader(file: guideFile, manifest: manifest)
        manifest.guide = steps.read(guide)
        issues += steps.issues
        return issues.contains { $0.severity == .error } ? nil : manifest
    }

    private func readBody(_ root: YAMLNode, _ reader: inout FieldReader) -> LabManifest? {
        guard let fields = reader.fields(root, of: "the lab", required: Self.required, optional: Self.optional)
        else { return nil }
        func node(_ key: String) -> YAMLNode { fields[key] ?? root }

        let version = reader.integer(
            node("formatVersion"),
            of: "formatVersion",
            in: 1...LabManifest.currentFormatVersion
        )
        let id = reader.text(node("id"), of: "id")
        let title = reader.text(node("title"), of: "title")
        let summary = reader.text(node("summary"), of: "summary")
        let topics = reader.texts(node("topics"), of: "topics")
        let level = reader.integer(node("level"), of: "level", in: 1...3)
        let minutes = reader.integer(node("minutes"), of: "minutes", in: 1...120)
        let run = reader.runLength(node("run"), of: "run")
        let check = fields["check"].flatMap { reader.runLength($0, of: "check") }
        let law = fields["law"].flatMap { reader.text($0, of: "law") }

        // Everything below may speak of controls, and most of it of components.
        reader.readControls(node("controls"))
        let limits = fields["limits"].map { reader.limits($0) } ?? .standard
        let components = reader.readComponents(node("components"))
        let metrics = components.map(MetricCatalogue.init)
        let presets = fields["presets"].map { reader.presets($0) } ?? []
        let charts = reader.charts(node("charts"), metrics: metrics)
        let checks = reader.checks(node("checks"), metrics: metrics)
        let solution = reader.settings(node("solution"), of: "solution")
        if solution?.isEmpty == true {
            reader.report("solution names no control; say what the learner is to find", at: node("solution").line)
        }
        guard let version, let id, let title, let summary, let topics, let level, let minutes, let run, let limits,
            let components, let solution
        else { return nil }
        return LabManifest(
            formatVersion: version,
            id: id,
            title: title,
            summary: summary,
            topics: topics.map { TopicID($0) },
            level: level,
            minutes: minutes,
            run: run,
            check: check,
            limits: limits,
            components: components,
            controls: reader.controls,
            presets: presets,
            charts: charts,
            checks: checks,
            solution: LabSettings(solution),
            law: law,
            guide: Guide(steps: [])
        )
    }
}
