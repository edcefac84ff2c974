/// A value that was read from a file, with the file's text for looking up lines.
struct Linted<Value: Sendable>: Sendable {
    var value: Value
    var source: SourceText

    var file: String { source.file }

    func issue(_ line: Int?, _ message: String, severity: ContentIssue.Severity = .error) -> ContentIssue {
        ContentIssue(file: file, line: line, severity: severity, message)
    }

    /// An issue at the first line, from `line` on, that holds the words.
    func issue(near words: String, from line: Int, _ message: String) -> ContentIssue {
        issue(source.line(holding: words, from: line) ?? line, message)
    }
}
