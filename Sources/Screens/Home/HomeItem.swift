/// Something on Home that can be opened.
public enum HomeItem: Hashable, Sendable {
    /// One of the things that a newcomer is offered.
    case offer(Offer)
    /// Where the reader stopped, or where to begin.
    case resume
    /// The questions that are due.
    case review
    case path(Int)
    case lab(Int)
    /// The labs that aren't shown.
    case moreLabs
    case category(Int)
    case catalogue(Catalogue)
    /// What was done in the last seven days; leads to the whole progress.
    case week

    public enum Offer: CaseIterable, Hashable, Sendable {
        case read
        case run
        case search
    }

    /// The lists that Home has a quiet row for.
    static let catalogues: [Catalogue] = [.references, .tools, .glossary, .alphabet, .bookmarks]
}
