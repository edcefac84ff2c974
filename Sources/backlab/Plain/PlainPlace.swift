import Content

/// Where somebody is in the plain mode.
enum PlainPlace: Hashable {
    case home
    /// All of a kind: paths, labs, tools, quick references, terms; all categories for topics.
    case list(ContentKind)
    case category(String)
    case path(String)
    /// A topic or page, from its section on (from 0).
    case page(ContentReference, section: Int)
    case search(String)
    case lab(String)
    case bookmarks
    case progress
}

/// What a place says, and where one can go from there.
struct PlainPage: Equatable {
    struct Item: Equatable {
        var label: String
        var place: PlainPlace
    }

    var title: String
    /// Read before the items.
    var lines: [String] = []
    /// Numbered from 1. The first `unlisted` are links, whose numbers stand in the text.
    var items: [Item] = []
    var unlisted = 0
    /// Where Enter leads.
    var next: Item?

    /// Everything, a line each.
    var spoken: [String] {
        var all = [title]
        if !lines.isEmpty { all += [""] + lines }
        let listed = items.enumerated().dropFirst(unlisted).map { "\($0 + 1). \($1.label)" }
        if !listed.isEmpty { all += [""] + listed }
        if let next { all += ["", "Enter: \(next.label)."] }
        return all
    }
}
