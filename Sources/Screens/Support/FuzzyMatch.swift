/// Where the letters of a query stand in a text, and how well: as fzf scores it, by a Smith–Waterman alignment in which
/// the query's letters may be apart but stay in order.
///
/// A letter at the start of a word is worth more than one within it, letters in a row more than letters apart, and a
/// gap costs by its length, so that `cst` finds *Cache STampede* before *consistency*.
struct FuzzyMatch: Equatable {
    var score: Int
    /// Indices of the text's characters, in order.
    var positions: [Int]

    private enum Points {
        static let match = 16
        static let wordStart = 8
        /// A capital after a small letter, a digit after a letter.
        static let camel = 7
        static let row = 5
        static let gap = -3
        static let longerGap = -1
        /// The first letter's place counts twice.
        static let first = 2
    }

    /// No more of a text is looked at.
    private static let longestText = 200
    private static let longestWord = 50

    /// The query's words may stand in any order, and all must be found; nil where one isn't. An empty query is found in
    /// everything, at 0.
    static func find(_ query: String, in text: String) -> FuzzyMatch? {
        let characters = Array(text.prefix(longestText))
        var found = FuzzyMatch(score: 0, positions: [])
        for word in query.split(whereSeparator: \.isWhitespace) {
            guard let match = align(Array(word.prefix(longestWord)), characters) else { return nil }
            found.score += match.score
            found.positions += match.positions
        }
        found.positions = Set(found.positions).sorted()
        return found
    }

    /// What a letter is worth at each place of the text.
    private static func bonuses(_ text: [Character]) -> [Int] {
        text.indices.map { index in
            guard text[index].isLetter || text[index].isNumber else { return 0 }
            guard index > 0 else { return Points.wordStart }
            let before = text[index - 1]
            if !before.isLetter, !before.isNumber { return Points.wordStart }
            let isCamel = before.isLowercase && text[index].isUppercase || before.isLetter && text[index].isNumber
            return isCamel ? Points.camel : 0
        }
    }

    /// `best[i][j]`: the score of the word's first i + 1 letters where the last of them stands at j; `came[i][j]`: where
    /// the one before it then stands.
    private static func align(_ word: [Character], _ text: [Character]) -> FuzzyMatch? {
        guard !word.isEmpty, word.count <= text.count else { return nil }
        let letters = word.map { $0.lowercased() }
        let folded = text.map { $0.lowercased() }
        let bonuses = bonuses(text)
        var best = Array(repeating: Array(repeating: Int?.none, count: text.count), count: word.count)
        var came = Array(repeating: Array(repeating: 0, count: text.count), count: word.count)
        for i in word.indices {
            // The best of the letters before that end so far to the left that there is a gap, with its cost so far.
            var apart: (score: Int, place: Int)?
            for j in text.indices {
                if i > 0, j > 1 {
                    let opened = best[i - 1][j - 2].map { (score: $0 + Points.gap, place: j - 2) }
                    let longer = apart.map { (score: $0.score + Points.longerGap, place: $0.place) }
                    apart = [opened, longer].compactMap { $0 }.max { $0.score < $1.score }
                }
                guard folded[j] == letters[i] else { continue }
                guard i > 0 else {
                    best[i][j] = Points.match + bonuses[j] * Points.first
                    continue
                }
                let inRow = j > 0 ? best[i - 1][j - 1].map { $0 + max(Points.row, bonuses[j]) } : nil
                let afterGap = apart.map { $0.score + bonuses[j] }
                guard let score = [inRow, afterGap].compactMap({ $0 }).max() else { continue }
                best[i][j] = Points.match + score
                came[i][j] = score == inRow ? j - 1 : apart?.place ?? j - 1
            }
        }
        let last = best[word.count - 1]
        // Of equals, the first.
        guard let end = last.indices.filter({ last[$0] != nil }).max(by: { (last[$0] ?? 0) < (last[$1] ?? 0) }),
            let score = last[end]
        else { return nil }
        var places = [end]
        for i in word.indices.dropFirst().reversed() { places.append(came[i][places[places.count - 1]]) }
        return FuzzyMatch(score: score, positions: places.reversed())
    }
}
