/// A place that the palette leads to by its name.
struct Place: Equatable, Sendable {
    var title: String
    var destination: Destination
    /// Other words that find it.
    var words: String

    /// Whoever adds a destination that needs no more than itself adds its line here.
    static let all = [
        Place(title: "Home", destination: .home, words: "start overview"),
        Place(title: "Search", destination: .search(""), words: "find"),
        Place(title: "Topics by category", destination: .browse(category: nil), words: "browse categories articles"),
        Place(title: "Learning paths", destination: .catalogue(.paths), words: "courses stages"),
        Place(title: "Labs", destination: .catalogue(.labs), words: "experiments practice"),
        Place(title: "Review what is due", destination: .questions(.review), words: "questions due cards quiz"),
        Place(title: "Tools", destination: .catalogue(.tools), words: "commands curl jq"),
        Place(title: "Quick references", destination: .catalogue(.references), words: "tables cheat sheets"),
        Place(title: "Glossary", destination: .catalogue(.glossary), words: "terms definitions words"),
        Place(title: "A–Z", destination: .catalogue(.alphabet), words: "az everything index alphabet"),
        Place(title: "Bookmarks and notes", destination: .catalogue(.bookmarks), words: "marks"),
        Place(title: "Progress", destination: .progress, words: "statistics streak activity accuracy export"),
        Place(title: "Settings", destination: .settings, words: "preferences options configuration theme mouse"),
    ]
}
