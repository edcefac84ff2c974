import GRDB

/// SQLite's own Porter stemmer, for one word at a time.
///
/// <https://www.sqlite.org/fts5.html#porter_tokenizer>
struct Stemmer {
    private let tokenizer: any FTS5Tokenizer
    /// The tokenizer's connection, where that is its own.
    private let owner: DatabaseQueue?

    /// On a connection that nobody interrupts.
    init(database: Database) throws {
        tokenizer = try database.makeTokenizer(.porter(wrapping: .unicode61()))
        owner = nil
    }

    /// On a connection of its own. Making a tokenizer takes a statement, and GRDB takes its interruption for FTS5's
    /// absence and ends the program: so none is made where the next key may interrupt.
    init() throws {
        let queue = try DatabaseQueue()
        tokenizer = try queue.inDatabase { try $0.makeTokenizer(.porter(wrapping: .unicode61())) }
        owner = queue
    }

    func stem(of word: String) throws -> String {
        try withExtendedLifetime(owner) { try tokenizer.tokenize(document: word).first?.token ?? word }
    }
}
