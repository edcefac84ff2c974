import TerminalUI

/// Finds words in a laid-out text, also where they run over the end of a row.
enum TextFinder {
    fileprivate struct Letter {
        var folded: Character
        var line: Int
        var columns: Range<Int>
    }

    /// Where `text` stands, from top to bottom, overlaps left out. Case doesn't count, and any space is one space.
    static func matches(of text: String, in lines: [LaidOutLine]) -> [TextMatch] {
        let words = text.split(whereSeparator: \.isWhitespace)
        let wanted = words.joined(separator: " ").map(\.folded)
        guard !wanted.isEmpty else { return [] }
        return letters(lines).flatMap { matches(of: wanted, in: $0) }
            .sorted { ($0.line, $0.fragments[0].columns.lowerBound) < ($1.line, $1.fragments[0].columns.lowerBound) }
    }

    /// The letters of each run, with a space where a row's end swallowed one.
    private static func letters(_ lines: [LaidOutLine]) -> [[Letter]] {
        var runs: [[Letter]] = []
        var places: [Int: Int] = [:]
        var ends: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            var x = 0
            for span in line.spans {
                defer { x += span.columns }
                guard let source = span.source else { continue }
                let place = places[source.run] ?? runs.count
                if place == runs.count {
                    runs.append([])
                    places[source.run] = place
                }
                if let end = ends[source.run], end < source.offset {
                    runs[place].append(Letter(folded: " ", line: index, columns: x..<x))
                }
                var column = x
                for character in span.text {
                    let width = CellWidth.columns(of: character)
                    runs[place].append(Letter(folded: character.folded, line: index, columns: column..<column + width))
                    column += width
                }
                ends[source.run] = source.offset + span.text.count
            }
        }
        return runs
    }

    private static func matches(of wanted: [Character], in letters: [Letter]) -> [TextMatch] {
        var matches: [TextMatch] = []
        var start = 0
        while start + wanted.count <= letters.count {
            let found = wanted.indices.allSatisfy { letters[start + $0].folded == wanted[$0] }
            if found { matches.append(TextMatch(letters[start..<start + wanted.count])) }
            start += found ? wanted.count : 1
        }
        return matches
    }
}

extension TextMatch {
    fileprivate init(_ letters: ArraySlice<TextFinder.Letter>) {
        fragments = []
        for letter in letters where !letter.columns.isEmpty {
            if let last = fragments.last, last.line == letter.line, last.columns.upperBound == letter.columns.lowerBound
            {
                fragments[fragments.count - 1].columns = last.columns.lowerBound..<letter.columns.upperBound
            } else {
                fragments.append(Fragment(line: letter.line, columns: letter.columns))
            }
        }
        if fragments.isEmpty, let first = letters.first {
            fragments = [Fragment(line: first.line, columns: first.columns)]
        }
    }
}
