/// A place in a text that doesn't depend on how the text is set.
///
/// A *run* is a paragraph, heading, code block or table cell, counted from 0 through the whole page in reading order.
struct TextAnchor: Hashable, Comparable, Sendable {
    var run: Int
    /// Characters from the start of the run; rows for a table; negative for the blank lines above the run.
    var offset: Int

    static func < (left: TextAnchor, right: TextAnchor) -> Bool {
        (left.run, left.offset) < (right.run, right.offset)
    }
}
