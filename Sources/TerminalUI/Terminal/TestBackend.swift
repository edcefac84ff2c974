/// A back end that keeps its screen in memory and counts what each frame cost.
public struct TestBackend: Backend, Equatable, Sendable {
    public private(set) var size: Size
    /// What a terminal would show.
    public private(set) var screen: Buffer
    public private(set) var cursor: Point?
    /// For each frame flushed, how many cells were sent.
    public private(set) var cellsPerFrame: [Int] = []
    /// How often the screen was cleared.
    public private(set) var clears = 0
    /// What was linked, for each frame that linked anything.
    public private(set) var links: [[LinkedRun]] = []
    private var cellsSinceFlush = 0

    public init(size: Size) {
        self.size = size
        screen = Buffer(size: size)
    }

    public mutating func draw(_ runs: [CellRun]) {
        for run in runs {
            screen.apply(run)
            cellsSinceFlush += run.cells.count
        }
    }

    public mutating func setCursor(_ point: Point?) {
        cursor = point
    }

    public mutating func clear() {
        screen = Buffer(size: size)
        clears += 1
    }

    public mutating func flush() {
        cellsPerFrame.append(cellsSinceFlush)
        cellsSinceFlush = 0
    }

    public mutating func link(_ runs: [LinkedRun]) {
        links.append(runs)
    }

    /// The screen takes another size and, as terminals do, keeps nothing that can be relied on.
    public mutating func resize(to size: Size) {
        self.size = size
        screen = Buffer(size: size)
    }
}
