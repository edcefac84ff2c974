import Content

/// One row of the outline: a part, a heading in it, a lab, or a topic that this one builds on.
struct OutlineRow: Equatable, Sendable {
    enum Target: Equatable, Sendable {
        case line(Int)
        case page(PageData.Related)
    }

    enum Mark: Equatable, Sendable {
        case none
        case done
        /// A topic that is needed and not read.
        case open
        case count(Int)
    }

    var title: String
    /// 0 for what heads a group, 1 and 2 for what is in it.
    var depth: Int
    var mark = Mark.none
    /// At the right, after the mark: `8 min`.
    var detail = ""
    var isCurrent = false
    /// Nil for what can't be gone to.
    var target: Target?

    static let blank = OutlineRow(title: "", depth: 0)
}
