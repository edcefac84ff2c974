import GRDB

/// SQLite's own Porter stemmer, for one word at a time.
///
/// <https://www.sqlite.org/fts5.html#porter_tokenizer>
struct Stemmer {
    private let tokenizer: any FTS5Tokenizer

    init(database: Database) throws {
        tokenizer = try database.makeTokenizer(.porter(wrapping: .unicode61()))
    }

    func stem(of word: String) throws -> String {
        try tokenizer.tokenize(document: word).first?.token ?? word
    }
}
