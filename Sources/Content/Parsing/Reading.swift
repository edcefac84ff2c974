/// What a parser made of a file, and all that it found wrong with it.
struct Reading<Value> {
    /// Nil where nothing usable could be read.
    var value: Value?
    /// In the order of the file.
    var issues: [ContentIssue]
    private let file: String

    init(value: Value?, issues: [ContentIssue], file: String) {
        self.value = value
        self.issues = issues.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        self.file = file
    }

    /// Runs a parser that notes what it can live with in `issues` and throws what it can't.
    init(file: String, _ parse: (_ issues: inout [ContentIssue]) throws(ContentIssue) -> Value?) {
        var issues: [ContentIssue] = []
        do throws(ContentIssue) {
            let value = try parse(&issues)
            self.init(value: value, issues: issues, file: file)
        } catch {
            self.init(value: nil, issues: issues + [error], file: file)
        }
    }

    /// The value, or the first error.
    func get() throws(ContentIssue) -> Value {
        if let error = issues.first(where: { $0.severity == .error }) { throw error }
        guard let value else {
            throw ContentIssue(file: file, line: 1, "nothing could be read; compare a file of its kind")
        }
        return value
    }
}
