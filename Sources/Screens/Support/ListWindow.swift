/// Which rows of a list are shown. It follows from the selection alone, so a resize keeps the place.
enum ListWindow {
    /// The first row shown: the selection stands in the middle, except near the ends.
    static func first(selected: Int, count: Int, height: Int) -> Int {
        max(0, min(selected - height / 2, count - height))
    }
}
