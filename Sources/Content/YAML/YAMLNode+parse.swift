import Yams

extension YAMLNode {
    /// Aliases can make a small file stand for an endless one; no honest file comes near this many values.
    private static let mostNodes = 100_000

    /// Reads a text that holds one YAML value; an empty text is a null.
    ///
    /// - Parameters:
    ///   - file: names the text in errors.
    ///   - firstLine: the line of the file on which the text begins, from 1.
    public static func parse(_ text: String, file: String, firstLine: Int = 1) throws(ContentIssue) -> YAMLNode {
        var budget = mostNodes
        do {
            // The basic resolver and a stated encoding: the defaults build regular expressions and read the environment.
            let parser = try Parser(
                yaml: text.withoutControlCharactersButTabs,
                resolver: .basic,
                encoding: .utf8
            )
            guard let root = try parser.singleRoot() else {
                return YAMLNode(line: firstLine, value: .scalar("", isPlain: true))
            }
            return try YAMLNode(root, file: file, lineOffset: firstLine - 1, budget: &budget)
        } catch let issue as ContentIssue {
            throw issue
        } catch let error as YamlError {
            throw ContentIssue(error, file: file, firstLine: firstLine)
        } catch {
            throw ContentIssue(file: file, line: firstLine, "YAML can't be read: \(error)")
        }
    }

    /// Reads a text that holds a list; an empty text is an empty one.
    static func parseList(_ text: String, file: String) throws(ContentIssue) -> [YAMLNode] {
        let node = try parse(text, file: file)
        if node.isNull { return [] }
        guard case .sequence(let nodes) = node.value else {
            throw ContentIssue(
                file: file,
                line: node.line,
                "the file holds \(node.summary); begin each entry with a hyphen"
            )
        }
        return nodes
    }

    private init(_ node: Node, file: String, lineOffset: Int, budget: inout Int) throws(ContentIssue) {
        let line = (node.mark?.line ?? 1) + lineOffset
        budget -= 1
        guard budget > 0 else {
            throw ContentIssue(file: file, line: line, "YAML aliases expand to too many values; write them out")
        }
        switch node {
        case .scalar(let scalar):
            let text = scalar.string.withoutControlCharacters
            self.init(line: line, value: .scalar(text, isPlain: scalar.style == .plain || scalar.style == .any))
        case .sequence(let sequence):
            var nodes: [YAMLNode] = []
            for element in sequence {
                nodes.append(try YAMLNode(element, file: file, lineOffset: lineOffset, budget: &budget))
            }
            self.init(line: line, value: .sequence(nodes))
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, value) in mapping {
                let keyLine = (key.mark?.line ?? 1) + lineOffset
                guard case .scalar(let name) = key else {
                    throw ContentIssue(file: file, line: keyLine, "a key is a list or a mapping; a key is one word")
                }
                let node = try YAMLNode(value, file: file, lineOffset: lineOffset, budget: &budget)
                entries.append(Entry(key: name.string.withoutControlCharacters, line: keyLine, value: node))
            }
            self.init(line: line, value: .mapping(entries))
        case .alias:
            throw ContentIssue(file: file, line: line, "a YAML alias stands alone; write the value out")
        }
    }
}

extension ContentIssue {
    /// The parser's complaint, at the line of the file.
    init(_ error: YamlError, file: String, firstLine: Int) {
        func line(_ mark: Mark) -> Int { max(mark.line, 1) + firstLine - 1 }
        switch error {
        case .parser(let context?, let problem, _, _) where problem.contains("expected ',' or"),
            .scanner(let context?, let problem, _, _)
        where problem.contains("unexpected end of stream") || problem.contains("expected ':'"):
            // Where the list, the quotation or the word begins says more than where its end was missed.
            self.init(file: file, line: line(context.mark), "YAML: \(problem)\(Self.remedy(for: problem))")
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: line(mark), "YAML: \(problem)\(Self.remedy(for: problem))")
        case .reader(let problem, _, _, _):
            self.init(file: file, line: firstLine, "YAML: \(problem); save the file as plain UTF-8 text")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(file: file, line: line(context.mark), "the key \(keys) stands twice; keep one")
        default:
            self.init(file: file, line: firstLine, "YAML can't be read: \(error)")
        }
    }

    /// What to do about the parser's more puzzling sentences.
    private static func remedy(for problem: String) -> String {
        if problem.contains("mapping values are not allowed") { return "; put quotes round a text that holds a colon" }
        if problem.contains("a tab character") { return "; indent with spaces" }
        if problem.contains("cannot start any token") { return "; indent with spaces and quote odd characters" }
        if problem.contains("expected key") || problem.contains("'-' indicator") || problem.contains("block sequence") {
            return "; check the indentation and the quotes"
        }
        if problem.contains("did not find expected ',' or") { return "; close the list with ]" }
        if problem.contains("could not find expected ':'") { return "; each line is \"key: value\"" }
        if problem.contains("unexpected end of stream") { return "; close the quotes" }
        if problem.contains("undefined alias") { return "; put quotes round a text that begins with *" }
        return ""
    }
}
