import Content
import GRDB

/// Corrects words that the base doesn't know to those that it does.
///
/// Only what has nearly the same letters and length is compared in earnest: a set of letters differs by at most two
/// with each edit, so most of the vocabulary falls to one `xor`.
struct Spelling {
    let reader: IndexReader

    /// ASCII letters, 3 to 24 of them: what somebody could mistype.
    static func isWorthKnowing(_ word: String) -> Bool {
        (3...24).contains(word.utf8.count) && word.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    }

    /// The letters that occur, one bit each from `a`; other characters have none.
    static func letters(of word: String) -> Int64 {
        word.utf8.reduce(0) { $1 >= 0x61 && $1 <= 0x7A ? $0 | 1 << ($1 - 0x61) : $0 }
    }

    /// The words with the unknown ones corrected; nil where nothing could be.
    func corrected(_ words: [String], lastWordIsPrefix: Bool) throws -> [String]? {
        var corrected: [String] = []
        for (index, word) in words.enumerated() {
            try reader.checkInterruption()
            let isPrefix = lastWordIsPrefix && index == words.count - 1
            if try isKnown(word, isPrefix: isPrefix) {
                corrected.append(word)
            } else if let nearest = try nearest(to: word) {
                corrected.append(nearest)
            } else {
                corrected += try split(word) ?? [word]
            }
        }
        return corrected == words ? nil : corrected
    }

    private func isKnown(_ word: String, isPrefix: Bool) throws -> Bool {
        // U+10FFFF sorts after every letter.
        let end = isPrefix ? word + "\u{10FFFF}" : word
        let sql = "SELECT 1 FROM vocabulary WHERE word >= ? AND word <= ? LIMIT 1"
        return try reader.first(sql, [word, end]) { _ in true } ?? false
    }

    /// Words of titles and aliases come first.
    private func nearest(to word: String) throws -> String? {
        guard word.utf8.count >= 4 else { return nil }
        let edits = word.utf8.count < 6 ? 1 : 2
        let length = word.utf8.count
        let letters = Spelling.letters(of: word)
        var names: [String] = []
        var others: [String] = []
        let sql = "SELECT letters, is_name, word FROM vocabulary WHERE length >= ? AND length <= ?"
        try reader.each(sql, [length - edits, length + edits]) { row in
            let itsLetters: Int64 = try row[0]
            guard (itsLetters ^ letters).nonzeroBitCount <= 2 * edits else { return }
            if try row[1] { names.append(try row[2]) } else { others.append(try row[2]) }
        }
        try reader.checkInterruption()
        return Suggestion.nearest(to: word, among: names, limit: 1).first
            ?? Suggestion.nearest(to: word, among: others, limit: 1).first
    }

    /// `ratelimit` as `rate limit`: the longest first word that leaves a known one.
    private func split(_ word: String) throws -> [String]? {
        guard (6...48).contains(word.utf8.count), word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        for place in (3...(word.utf8.count - 3)).reversed() {
            let parts = [String(word.prefix(place)), String(word.dropFirst(place))]
            if try parts.allSatisfy({ try isKnown($0, isPrefix: false) }) { return parts }
        }
        return nil
    }
}
