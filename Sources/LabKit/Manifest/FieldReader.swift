import Content

/// Reads `lab.yml` and the fences of a guide value by value, and notes all that is wrong, so that an author sees
/// every fault at once.
struct FieldReader {
    /// One mapping's values by key, with the line at which to complain of a missing one.
    struct Fields {
        let place: String
        let line: Int
        let entries: [YAMLNode.Entry]

        subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
    }

    let file: String
    private(set) var issues: [ContentIssue] = []
    /// The controls that `$name` may refer to.
    var controls: [Control] = []
    /// Controls that stand there and can't be read: whoever refers to one has done nothing wrong.
    var brokenControls: Set<String> = []

    /// The text of a file in the lab's folder, by its path there; nil where it can't be read.
    let fixtures: (String) -> String?

    init(file: String, fixtures: @escaping (String) -> String? = { _ in nil }) {
        self.file = file
        self.fixtures = fixtures
    }

    mutating func report(_ message: String, at line: Int) {
        issues.append(ContentIssue(file: file, line: line, message))
    }

    /// A mapping whose keys are all known and none of the required ones missing; a complaint for each that is.
    mutating func fields(
        _ node: YAMLNode,
        of place: String,
        required: [String],
        optional: [String] = []
    ) -> Fields? {
        guard let entries = entries(node, of: place) else { return nil }
        let allowed = required + optional
        for entry in entries where !allowed.contains(entry.key) {
            report(
                "unknown key \"\(entry.key)\" in \(place); one of: \(allowed.joined(separator: ", "))",
                at: entry.line
            )
        }
        let missing = required.filter { key in !entries.contains { $0.key == key } }
        for key in missing { report("\(place) lacks \"\(key)\"; add it", at: node.line) }
        return missing.isEmpty ? Fields(place: place, line: node.line, entries: entries) : nil
    }

    /// A mapping with keys of the author's own.
    mutating func entries(_ node: YAMLNode, of place: String) -> [YAMLNode.Entry]? {
        guard case .mapping(let entries) = node.value else {
            report("\(place) is \(node.summary); write keys and values", at: node.line)
            return nil
        }
        return entries
    }

    mutating func list(_ node: YAMLNode, of place: String) -> [YAMLNode]? {
        guard case .sequence(let nodes) = node.value else {
            report("\(place) is \(node.summary); write a list", at: node.line)
            return nil
        }
        return nodes
    }

    mutating func text(_ node: YAMLNode, of place: String) -> String? {
        guard case .scalar(let text, _) = node.value, !node.isNull, !text.trimmingSpaces().isEmpty else {
            report("\(place) is \(node.summary); write a text", at: node.line)
            return nil
        }
        // A folded text ends with a newline, and one line is what there is room for.
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    mutating func texts(_ node: YAMLNode, of place: String) -> [String]? {
        list(node, of: place)?.compactMap { text($0, of: "an entry of \(place)") }
    }

    mutating func integer(_ node: YAMLNode, of place: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(node, of: place) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            report(
                "\(place) is \"\(text)\"; a whole number from \(range.lowerBound) to \(range.upperBound)",
                at: node.line
            )
            return nil
        }
        return number
    }

    /// A word out of a fixed set.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ node: YAMLNode,
        of place: String,
        what: String,
        as type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let text = text(node, of: place) else { return nil }
        guard let word = Word(rawValue: text) else {
            let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
            report("unknown \(what) \"\(text)\" in \(place); one of: \(allowed)", at: node.line)
            return nil
        }
        return word
    }

    mutating func duration(_ node: YAMLNode, of place: String) -> Duration? {
        guard let text = text(node, of: place) else { return nil }
        guard let seconds = Quantity.parse(text, as: .duration), seconds > 0 else {
            report("\(place) is \"\(text)\"; \(Quantity.Dimension.duration.example)", at: node.line)
            return nil
        }
        return .seconds(seconds)
    }

    mutating func expression(_ node: YAMLNode, of place: String) -> Expression? {
        guard let text = text(node, of: place) else { return nil }
        do throws(Expression.ParseError) {
            return try Expression(text)
        } catch {
            report("\(place) \"\(text)\": \(error.description)", at: node.line)
            return nil
        }
    }

    /// Values for controls, as in a preset or the solution.
    mutating func settings(_ node: YAMLNode, of place: String) -> [String: ControlValue]? {
        guard let entries = entries(node, of: place) else { return nil }
        var values: [String: ControlValue] = [:]
        for entry in entries {
            guard let control = controls.first(where: { $0.id == entry.key }) else {
                if brokenControls.contains(entry.key) { continue }
                let known = controls.map(\.id).joined(separator: ", ")
                report("unknown control \"\(entry.key)\" in \(place); one of: \(known)", at: entry.line)
                continue
            }
            guard let text = text(entry.value, of: "\(entry.key) in \(place)") else { continue }
            do throws(Control.ValueError) {
                values[entry.key] = try control.parse(text)
            } catch {
                report(error.description, at: entry.value.line)
            }
        }
        return values
    }
}
