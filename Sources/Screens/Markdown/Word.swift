/// Text that a row may not be broken within: what stands between two spaces, or one wide character.
struct Word: Equatable, Sendable {
    /// What comes before the word.
    enum Lead: Equatable, Sendable {
        /// Nothing: the row may be broken here without a space having been there.
        case none
        case space(TextRole, link: Int?)
        /// A break that the author asked for.
        case lineBreak
    }

    struct Piece: Equatable, Sendable {
        var text: String
        var columns: Int
        /// In characters.
        var length: Int
        var role: TextRole
        var link: Int?
    }

    var lead: Lead
    /// Of the first character, in characters from the start of the run.
    var offset: Int
    var pieces: [Piece] = []
    var columns = 0
}
