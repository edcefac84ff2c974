/// A part of the lab that can lie over the rest, where it doesn't fit beside it.
public enum LabPanel: Equatable, Sendable, CaseIterable {
    case guide
    case controls
    case log

    var title: String {
        switch self {
        case .guide: "Guide"
        case .controls: "Controls"
        case .log: "What just happened"
        }
    }
}
