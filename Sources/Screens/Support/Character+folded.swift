extension Character {
    /// The same for capital and small letters.
    var folded: Character {
        if isWhitespace { return " " }
        let text = lowercased()
        return text.count == 1 ? text[text.startIndex] : self
    }
}
