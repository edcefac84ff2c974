/// Where a run stands.
public enum LabState: Equatable, Sendable {
    case idle
    case starting
    case running
    case paused
    /// No more arrivals; what is under way ends.
    case draining
    case stopping
    case finished
    case failed(String)

    public var isOver: Bool {
        switch self {
        case .finished, .failed: true
        case .idle, .starting, .running, .paused, .draining, .stopping: false
        }
    }
}
