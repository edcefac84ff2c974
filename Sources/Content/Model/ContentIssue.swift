/// Something wrong with a content or lab file, for the person who writes it.
///
/// Printed as `labs/jitter/lab.yml:14: unknown fault "loose"; one of: lose, delay, hold, reset`.
public struct ContentIssue: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable { case error, warning }

    /// Relative to the content root.
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    public var severity: Severity
    /// What is wrong and what to do, in one line.
    public var message: String

    /// Texts out of files are quoted in messages, so both are cleaned here: an issue can be printed as it is.
    public init(file: String, line: Int? = nil, severity: Severity = .error, _ message: String) {
        self.file = file.onOneLine
        self.line = line
        self.severity = severity
        self.message = message.onOneLine
    }

    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return severity == .warning ? "\(place): warning: \(message)" : "\(place): \(message)"
    }
}
