/// How many entries an import added or changed.
public struct MergeCounts: Equatable, Sendable {
    public var topics = 0
    public var labRuns = 0
    public var predictions = 0
    public var notes = 0
    public var bookmarks = 0
    public var searches = 0
    public var reviews = 0

    public init() {}
}
