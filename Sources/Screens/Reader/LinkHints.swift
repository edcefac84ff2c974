/// Letters that stand for links.
enum LinkHints {
    private static let alphabet = Array("asdfghjklqwertyuiopzxcvbnm").map(String.init)

    /// One label for each of `count` links: of one letter if that is enough for all, else of two, so that no label is
    /// the beginning of another. More links than labels of two letters get none.
    static func labels(count: Int) -> [String] {
        guard count > alphabet.count else { return Array(alphabet.prefix(max(0, count))) }
        let pairs = alphabet.flatMap { first in alphabet.map { first + $0 } }
        return Array(pairs.prefix(count))
    }
}
