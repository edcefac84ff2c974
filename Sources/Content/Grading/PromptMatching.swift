/// Finds what a question became whose words were edited.
public enum PromptMatching {
    /// So much of both texts' words must be the same: half is too little to tell two questions about one thing apart, and
    /// all of it but a spelling is too much to ask.
    static let leastShare = 0.6

    /// From each old question that no new one matches word for word, the new one that shares most of its words.
    ///
    /// Each new question is given away once, the best pairs first. What comes near nothing has no entry.
    /// - Parameters:
    ///   - old: prompts as they were, by key.
    ///   - new: prompts as they are, by key. A key that is in both is the same question.
    public static func successors<Key: Hashable & Comparable>(of old: [Key: String], among new: [Key: String]) -> [Key:
        Key]
    {
        let gone = old.filter { new[$0.key] == nil }
        let come = new.filter { old[$0.key] == nil }
        guard !gone.isEmpty, !come.isEmpty else { return [:] }
        let vocabularies = come.mapValues(words)
        var pairs: [(share: Double, old: Key, new: Key)] = []
        for (key, prompt) in gone {
            let before = words(prompt)
            for (candidate, after) in vocabularies {
                let share = share(before, after)
                if share >= leastShare { pairs.append((share, key, candidate)) }
            }
        }
        pairs.sort { ($1.share, $0.old, $0.new) < ($0.share, $1.old, $1.new) }
        var successors: [Key: Key] = [:]
        var taken: Set<Key> = []
        for pair in pairs where successors[pair.old] == nil && taken.insert(pair.new).inserted {
            successors[pair.old] = pair.new
        }
        return successors
    }

    /// Words in common, of the words of the longer one; a word that stands twice counts twice.
    private static func share(_ left: [String: Int], _ right: [String: Int]) -> Double {
        let common = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
        let longer = max(left.values.reduce(0, +), right.values.reduce(0, +))
        return longer == 0 ? 0 : Double(common) / Double(longer)
    }

    private static func words(_ text: String) -> [String: Int] {
        Words.of(text.lowercased()).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
