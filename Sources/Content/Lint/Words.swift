/// Cuts prose into words and sentences.
enum Words {
    /// Runs of letters and digits, with the apostrophes and hyphens inside them; `’` becomes `'`.
    static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func finish() {
            while word.last == "'" || word.last == "-" { word.removeLast() }
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if scalar.isLetterOrDigit {
                word.append(scalar)
            } else if !word.isEmpty, scalar == "'" || scalar == "’" {
                word.append("'")
            } else if !word.isEmpty, scalar == "-" {
                word.append("-")
            } else {
                finish()
            }
        }
        finish()
        return words
    }

    /// Ends at a full stop, question mark or exclamation mark (and the quotes or brackets that close after it) before a
    /// space and a capital or a digit; what remains at the end is a sentence too.
    static func sentences(_ text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if ".?!".contains(text[index]), let end = endOfSentence(text, from: next) {
                sentences.append(text[start..<end])
                start = end
                index = end
            } else {
                index = next
            }
        }
        let rest = text[start...]
        if !rest.allSatisfy(\.isWhitespace) { sentences.append(rest) }
        return sentences
    }

    private static func endOfSentence(_ text: String, from first: String.Index) -> String.Index? {
        let closed = text[first...].drop { ")\"”’*".contains($0) }
        let rest = closed.drop(while: \.isWhitespace)
        guard rest.startIndex > closed.startIndex, let opening = rest.first else { return nil }
        return opening.isUppercase || opening.isNumber ? rest.startIndex : nil
    }
}
