/// What lies over the text.
enum ReaderOverlay: Equatable, Sendable {
    /// What the labels stand at.
    enum Labelled: Equatable, Sendable {
        case links
        case codes
    }

    /// The outline, to jump from; the index counts its rows.
    case outline(selected: Int)
    /// The topic's labs, where there are several.
    case labs(selected: Int)
    /// A label at each link or code block on the screen.
    case hints(Labelled, typed: String)
    /// The page's note, being written.
    case note(NoteEditor)
    /// Where a link leads that the program can't follow, in full.
    case address(String)

    /// The selected row of a list; nil for the rest.
    var selected: Int? {
        switch self {
        case .outline(let selected), .labs(let selected): selected
        case .hints, .note, .address: nil
        }
    }

    func selecting(_ index: Int) -> ReaderOverlay {
        switch self {
        case .outline: .outline(selected: index)
        case .labs: .labs(selected: index)
        case .hints, .note, .address: self
        }
    }
}
