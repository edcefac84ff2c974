public import Content

/// What opening the index did.
public struct IndexReport: Equatable, Sendable {
    /// Source files that the index stands for.
    public var files: Int
    /// Files that were read because they were new or changed; 0 for a warm start.
    public var parsed: Int
    /// Files that had gone.
    public var removed: Int
    public var seconds: Double
    /// What is wrong with the files that were kept out, changed or not, by file and line.
    public var issues: [ContentIssue]
    /// In one sentence, why the index is in memory only; nil when it is on disk.
    public var notice: String?

    public init(
        files: Int = 0,
        parsed: Int = 0,
        removed: Int = 0,
        seconds: Double = 0,
        issues: [ContentIssue] = [],
        notice: String? = nil
    ) {
        self.files = files
        self.parsed = parsed
        self.removed = removed
        self.seconds = seconds
        self.issues = issues
        self.notice = notice
    }
}

/// How far a build has come. The first value comes before the first file is read; a warm start reports nothing.
public struct IndexProgress: Equatable, Sendable {
    public var done: Int
    public var total: Int

    public init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }
}
