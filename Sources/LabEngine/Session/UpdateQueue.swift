import LabKit

/// What is to be told and hasn't been: in order, with only the newest frame, and no more events than a bound. What
/// had to be left out is counted.
struct UpdateQueue: Equatable {
    /// Enough for a second of a busy lab.
    static let mostEvents = 2_000

    private var updates: [LabUpdate] = []
    private var events = 0
    private var dropped = 0
    private let mostEvents: Int

    init(mostEvents: Int = UpdateQueue.mostEvents) { self.mostEvents = mostEvents }

    var isEmpty: Bool { updates.isEmpty && dropped == 0 }

    mutating func push(_ update: LabUpdate) {
        switch update {
        case .event:
            guard events < mostEvents else {
                dropped += 1
                return
            }
            events += 1
        case .frame:
            // The newer one holds all that the older did. It goes to the end, after the events that it counts.
            updates.removeAll { if case .frame = $0 { true } else { false } }
        case .dropped(let count):
            dropped += count
            return
        case .started, .state, .window, .finished, .failed:
            break
        }
        updates.append(update)
    }

    /// Takes everything out.
    mutating func drain() -> [LabUpdate] {
        var drained = updates
        if dropped > 0 { drained.insert(.dropped(events: dropped), at: drained.endIndex - (isOver(drained) ? 1 : 0)) }
        updates = []
        events = 0
        dropped = 0
        return drained
    }

    /// Whether the run's last word is among them: nothing comes after that.
    private func isOver(_ updates: [LabUpdate]) -> Bool {
        switch updates.last {
        case .finished, .failed: true
        default: false
        }
    }
}
