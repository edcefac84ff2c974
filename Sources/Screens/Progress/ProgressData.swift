public import KnowledgeStore

/// What the Progress screen shows.
public struct ProgressData: Equatable, Sendable {
    /// A lab, and whether it was passed.
    public struct Lab: Equatable, Sendable {
        public var id: String
        public var title: String
        public var isPassed: Bool

        public init(id: String, title: String, isPassed: Bool) {
            self.id = id
            self.title = title
            self.isPassed = isPassed
        }
    }

    public var report: ProgressReport
    public var labs: [Lab]

    public init(report: ProgressReport, labs: [Lab]) {
        self.report = report
        self.labs = labs
    }

    /// All that can be opened, in the order of the screen.
    var destinations: [Destination] {
        report.paths.map { .path($0.id) } + report.categories.map { .browse(category: $0.id) }
            + labs.map { .lab($0.id) }
    }
}

extension ProgressReport {
    /// Nothing was ever done.
    var isEmpty: Bool { read + reading + accuracy.answered + labsPassed.count == 0 && streak.longest == 0 }
}
