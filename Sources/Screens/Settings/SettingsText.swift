import Content

/// `settings.yml` as text: `key: value` on a line each, which a person may edit.
struct SettingsText: Equatable, Sendable {
    static let heading = """
        # How backlab looks and behaves. The settings screen changes this file; so may you.

        """

    private(set) var settings = Settings()
    /// What of it couldn't be used, at its line.
    private(set) var issues: [ContentIssue] = []
    private let lines: [String]
    /// The line of each key that is known, from 0.
    private var places: [SettingKey: Int] = [:]
    /// Whether it is YAML with keys and values at all.
    private(set) var isReadable = true

    /// - Parameter file: names the text in issues.
    init(_ text: String, file: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        do {
            read(try YAMLNode.parse(text, file: file), file: file)
        } catch {
            issues = [error]
            isReadable = false
        }
    }

    private mutating func read(_ node: YAMLNode, file: String) {
        if node.isNull { return }
        guard case .mapping(let entries) = node.value else {
            let message = "the file holds \(node.summary); each line is \"key: value\""
            issues.append(ContentIssue(file: file, line: node.line, message))
            isReadable = false
            return
        }
        for entry in entries {
            guard let key = SettingKey(rawValue: entry.key) else {
                let names = SettingKey.allCases.map(\.rawValue).joined(separator: ", ")
                let message = "unknown setting \"\(entry.key)\", which is left alone; one of: \(names)"
                issues.append(ContentIssue(file: file, line: entry.line, severity: .warning, message))
                continue
            }
            places[key] = entry.line - 1
            if case .scalar(let word, _) = entry.value.value, key.set(word, in: &settings) { continue }
            let message = "\(key.rawValue) is \(entry.value.summary); one of: \(key.allowed)"
            issues.append(ContentIssue(file: file, line: entry.line, message))
        }
    }

    /// The text with other values for some keys; all else in it stays: comments, what is unknown, other values. Of a
    /// file that couldn't be read nothing stays.
    func setting(_ keys: [SettingKey], as settings: Settings) -> String {
        var lines = isReadable ? lines : []
        if lines.allSatisfy(\.isEmpty) { lines = Self.heading.split(separator: "\n").map(String.init) + [""] }
        for key in keys {
            let line = "\(key.rawValue): \(key.choice(in: settings))"
            if isReadable, let place = places[key], lines.indices.contains(place), isOneLine(key, lines[place]) {
                lines[place] = line
            } else {
                while lines.last?.isEmpty == true { lines.removeLast() }
                lines.append(line)
            }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the line holds the key at its start, so that replacing it replaces the setting.
    private func isOneLine(_ key: SettingKey, _ line: String) -> Bool { line.hasPrefix("\(key.rawValue):") }
}
