import LabKit

/// What just happened, bounded: the newest entries stay.
struct LabLog: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        /// Nil for what concerns the whole lab.
        var unit: UnitOfWork?
        var text: String

        var isOutsider: Bool { unit?.isOutsider ?? false }
    }

    static let mostEntries = 300

    /// Oldest first.
    private(set) var entries: [Entry] = []
    /// How many entries there were so far.
    private(set) var told = 0
    /// Events that the lab couldn't tell because more happened than can be shown.
    private(set) var dropped = 0

    /// - Parameter isStepping: while time goes on by single steps, whatever happens has its line.
    mutating func take(_ event: LabEvent, isStepping: Bool = false) {
        if isStepping, case .message(let from, let to) = event.kind {
            append(Entry(unit: event.unit, text: "\(from) → \(to)"))
        } else if isStepping && !event.text.isEmpty || Self.isWorthALine(event) {
            append(Entry(unit: event.unit, text: event.text))
        }
    }

    private mutating func append(_ entry: Entry) {
        entries.append(entry)
        told += 1
        // Half a hundred at once, so that the entries are rarely moved.
        if entries.count > Self.mostEntries { entries.removeFirst(50) }
    }

    /// The newest first; of an outsider alone, if so.
    func shown(onlyOutsider: Bool) -> [Entry] {
        onlyOutsider ? entries.reversed().filter(\.isOutsider) : entries.reversed()
    }

    mutating func drop(_ count: Int) {
        // A hostile count mustn't overflow the sum.
        dropped = dropped.addingReportingOverflow(max(0, count)).overflow ? .max : dropped + max(0, count)
    }

    /// An order's story tells all that happened to it, so the parts of the story aren't listed once more. Of an outsider's
    /// request, which has no story, every turn is.
    private static func isWorthALine(_ event: LabEvent) -> Bool {
        switch event.kind {
        case .message, .state: false
        case .story, .outsider, .gaveUp, .windowOpened, .controlTurned, .checkTurned: true
        case .lost, .timedOut, .retried, .replayed, .charged, .conflict, .mismatch: event.unit?.isOutsider ?? false
        }
    }
}
