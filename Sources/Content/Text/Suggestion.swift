/// Finds what somebody may have meant, for "unknown id … did you mean".
public enum Suggestion {
    /// Words longer than this many scalars are no slips of the finger, and comparing them costs.
    private static let longestWord = 64

    /// The candidates nearest to a word, best first: those that one begins (or that begin it) and those at most a third
    /// of its length away in single-letter edits and swaps of neighbours. Case doesn't count; equal ones follow the
    /// alphabet.
    public static func nearest(to word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= longestWord, limit > 0 else { return [] }
        var ranked: [(distance: Int, candidate: String)] = []
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars)
            if let distance = distance(from: wanted, to: letters) { ranked.append((distance, candidate)) }
        }
        ranked.sort { $0.distance == $1.distance ? $0.candidate < $1.candidate : $0.distance < $1.distance }
        return ranked.prefix(limit).map(\.candidate)
    }

    /// `; did you mean "a" or "b"?`, or nothing where no candidate comes near: the end of an error's sentence.
    public static func question(for word: String, among candidates: some Sequence<String>) -> String {
        let near = nearest(to: word, among: candidates).map { "\"\($0)\"" }
        guard let last = near.last else { return "" }
        let others = near.dropLast().joined(separator: ", ")
        return "; did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
    }

    private static func distance(from wanted: [Unicode.Scalar], to letters: [Unicode.Scalar]) -> Int? {
        guard !letters.isEmpty, letters.count <= longestWord else { return nil }
        let allowed = max(1, wanted.count / 3)
        let shorter = min(wanted.count, letters.count)
        if shorter >= 3, wanted.prefix(shorter) == letters.prefix(shorter) {
            return min(allowed, abs(wanted.count - letters.count))
        }
        guard abs(wanted.count - letters.count) <= allowed else { return nil }
        let edits = damerauLevenshtein(wanted, letters)
        return edits <= allowed ? edits : nil
    }

    /// The restricted form (optimal string alignment): no part is edited twice.
    static func damerauLevenshtein(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, leftLetter) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, rightLetter) in right.enumerated() {
                let isSame = leftLetter == rightLetter
                var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, leftLetter == right[column - 1], left[row - 1] == rightLetter {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
