import Content
import GRDB

/// Gathers the words of the entries that are written.
///
/// Words of texts that have gone stay: a correction is checked against the index before it is offered.
final class VocabularyWriter {
    private let database: Database
    /// Folded words, true where the word stands in a title or an alias.
    private var words: [String: Bool] = [:]

    init(database: Database) { self.database = database }

    func add(_ entry: IndexedEntry) {
        for name in [entry.title] + entry.aliases { add(name, isName: true) }
        add(entry.summary, isName: false)
        for passage in entry.passages { add(passage.text, isName: false) }
    }

    private func add(_ text: String, isName: Bool) {
        for word in WordScanner.words(in: text) where Spelling.isWorthKnowing(word) {
            if isName {
                words[word] = true
            } else if words[word] == nil {
                words[word] = false
            }
        }
    }

    func finish() throws {
        let stemmer = try Stemmer(database: database)
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (word) DO UPDATE SET is_name = 1 WHERE excluded.is_name AND NOT is_name
                """
        )
        for (word, isName) in words.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [
                word, try stemmer.stem(of: word), word.utf8.count, Spelling.letters(of: word), isName,
            ])
        }
        words = [:]
    }
}
