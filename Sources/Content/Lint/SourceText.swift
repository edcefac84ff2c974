/// A file's lines, for finding where a word stands: the values that were parsed know the lines of blocks only.
struct SourceText: Sendable {
    let file: String
    private let lines: [Substring]
    /// The lines of `id: …`, at the beginning of a list's entries or on a line of their own.
    private let entries: [String: Int]

    init(_ text: String, file: String) {
        self.file = file
        lines = text.withoutControlCharactersButTabs.split(separator: "\n", omittingEmptySubsequences: false)
        var entries: [String: Int] = [:]
        for (offset, line) in lines.enumerated() {
            let entry = line.drop { $0 == " " || $0 == "-" }
            guard entry.hasPrefix("id:") else { continue }
            let id = entry.dropFirst(3).filter { !" \"'".contains($0) }
            // Of two with one id, the second is the one that is wrong.
            entries[id] = offset + 1
        }
        self.entries = entries
    }

    /// The first line, from 1, that holds the words, whatever their case.
    func line(holding words: String, from first: Int = 1) -> Int? {
        let wanted = words.lowercased()
        let start = max(first, 1) - 1
        guard !wanted.isEmpty, start < lines.count else { return nil }
        return lines[start...].firstIndex { $0.lowercased().contains(wanted) }.map { $0 + 1 }
    }

    /// The line of a key that stands at the beginning of a line, as in front matter.
    func line(ofKey key: String) -> Int? {
        lines.firstIndex { $0.hasPrefix("\(key):") }.map { $0 + 1 }
    }

    /// The line of an entry of a list with this `id`.
    func line(ofEntry id: String) -> Int? { entries[id] }
}
