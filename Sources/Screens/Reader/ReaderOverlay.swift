/// What lies over the text.
enum ReaderOverlay: Equatable, Sendable {
    /// The outline, to jump from; the index counts its rows.
    case outline(selected: Int)
    /// The topic's labs, where there are several.
    case labs(selected: Int)
    /// A label at each link on the screen.
    case hints(typed: String)

    /// The selected row of a list; nil for the labels.
    var selected: Int? {
        switch self {
        case .outline(let selected), .labs(let selected): selected
        case .hints: nil
        }
    }

    func selecting(_ index: Int) -> ReaderOverlay {
        switch self {
        case .outline: .outline(selected: index)
        case .labs: .labs(selected: index)
        case .hints: self
        }
    }
}
