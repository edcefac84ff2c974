import TerminalUI

/// Every command by its name: what this screen's keys do, the places, the settings, what works everywhere, and pages.
struct PaletteModel: Equatable, Sendable {
    /// A command that the query finds, with the letters of its title that were found.
    struct Hit: Equatable, Sendable {
        var command: PaletteCommand
        var marked: [Int]
    }

    private let commands: [PaletteCommand]
    private(set) var titles: [PaletteCommand] = []
    /// Titles of commands that were used, the newest first.
    private let recent: [String]
    private(set) var field = TextField()
    private(set) var selected = 0
    private(set) var hits: [Hit] = []

    init(commands: [PaletteCommand], recent: [String]) {
        self.commands = commands
        self.recent = recent
        search()
    }

    mutating func take(_ titles: [PaletteTitle]) {
        self.titles = titles.map(\.command)
        let selected = selected
        search()
        self.selected = min(selected, max(0, hits.count - 1))
    }

    mutating func edit(_ change: (inout TextField) -> Void) {
        let before = field.text
        change(&field)
        if field.text != before { search() }
    }

    mutating func move(_ movement: Movement, page: Int) {
        guard !hits.isEmpty else { return }
        selected = movement.index(from: selected, count: hits.count, page: page)
    }

    mutating func select(_ index: Int) {
        if hits.indices.contains(index) { selected = index }
    }

    var chosen: PaletteCommand? { hits.indices.contains(selected) ? hits[selected].command : nil }

    private mutating func search() {
        selected = 0
        let query = field.text
        guard !query.allSatisfy(\.isWhitespace) else {
            hits = remembered.map { Hit(command: $0, marked: []) }
            return
        }
        let found = (commands + titles).compactMap { command in
            Self.score(query, command).map { (hit: Hit(command: command, marked: $0.positions), score: $0.score) }
        }
        // Swift's sort is stable: equals stay in the order of the list.
        hits = found.sorted { $0.score > $1.score }.map(\.hit)
    }

    /// Without a query: what was used last first, then everything as it is listed.
    private var remembered: [PaletteCommand] {
        let used = recent.compactMap { title in (commands + titles).first { $0.title == title } }
        return used + commands.filter { command in !used.contains(command) }
    }

    /// By the title; by its other words at half the score, where the title doesn't have it.
    private static func score(_ query: String, _ command: PaletteCommand) -> FuzzyMatch? {
        if var match = FuzzyMatch.find(query, in: command.title) {
            // A title that is the query is meant before one that only begins with it.
            if command.title.count == query.count { match.score += 1 }
            return match
        }
        guard !command.words.isEmpty,
            let match = FuzzyMatch.find(query, in: command.title + " " + command.words)
        else { return nil }
        let own = command.title.count
        return FuzzyMatch(score: match.score / 2, positions: match.positions.filter { $0 < own })
    }
}
