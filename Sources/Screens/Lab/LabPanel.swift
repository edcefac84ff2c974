/// A part of the lab that can lie over the rest, where it doesn't fit beside it or is asked for.
public enum LabPanel: Equatable, Sendable, CaseIterable {
    case guide
    case controls
    case log
    /// Settings with a name, one of which is chosen.
    case presets
    /// What is to be different in the second of two runs.
    case compare
    /// The forms in which a run can be kept.
    case export
    /// The command lines for another terminal.
    case attach

    var title: String {
        switch self {
        case .guide: "Guide"
        case .controls: "Controls"
        case .log: "What just happened"
        case .presets: "Presets"
        case .compare: "Compare"
        case .export: "Export"
        case .attach: "From another terminal"
        }
    }

    /// Whether it is read; what isn't is a list to choose from, or turned.
    var isText: Bool { self == .guide || self == .log }

    /// Whether one of its rows is chosen.
    var isList: Bool { self == .presets || self == .export || self == .attach }
}
