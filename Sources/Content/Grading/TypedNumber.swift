/// A number as somebody typed it: `0.2`, `20 %`, `1e3`, `1,600`, `1 600`, `3/8`, `480 ms`.
package struct TypedNumber: Equatable, Sendable {
    package var value: Double
    /// What stands behind the number and is a unit that we know.
    var unit: MeasureUnit?

    /// Longer than any number that means something.
    static let longest = 60

    /// Nil for what isn't one number, with or without words behind it.
    package init?(_ text: String) {
        guard text.unicodeScalars.count <= Self.longest else { return nil }
        var rest = text.replacing("−", with: "-").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")[...]
        rest = rest.trimmed.trimmingPrefix { "~≈=".contains($0) || $0.isWhitespace }
        let digits = rest.numberPrefix
        guard let value = Self.value(digits) else { return nil }
        let words = rest[digits.endIndex...].trimmed
        // A second number behind the first, as in "12 or 13", is no answer; nor is one that was begun, as in "1e" and "3/".
        guard !words.contains(where: \.isNumber), !["e", "E", "/"].contains(words) else { return nil }
        self.value = value
        // 100/s and 100 a second are rates, not seconds.
        unit = words.split { $0.isWhitespace || $0 == "/" }.first.flatMap {
            words.hasPrefix("/") ? nil : MeasureUnit($0 == "per" && words.hasSuffix("cent") ? "percent" : $0)
        }
    }

    private static func value(_ text: Substring) -> Double? {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = sides.map { plain($0.trimmed) }
        guard let first = numbers[0] else { return nil }
        guard numbers.count == 2 else { return numbers.count == 1 ? first : nil }
        guard let second = numbers[1], second != 0, (first / second).isFinite else { return nil }
        return first / second
    }

    /// One number, its commas and spaces read as people mean them: three digits behind each are thousands; else a single
    /// comma is a decimal one, as much of Europe writes it.
    private static func plain(_ text: Substring) -> Double? {
        let sign = text.hasPrefix("-") || text.hasPrefix("+") ? text.prefix(1) : ""
        let body = text.dropFirst(sign.count).trimmed
        let parts = body.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        let exponent = parts.count == 2 ? "e" + parts[1] : ""
        guard let mantissa = parts.first, let first = mantissa.first, first.isNumber || first == "." else { return nil }
        let separators = mantissa.filter { ", _'".contains($0) }
        var digits = String(mantissa)
        if !separators.isEmpty {
            guard Set(separators).count == 1 else { return nil }
            if mantissa.isGrouped(by: separators.first ?? ",") {
                digits.removeAll { ", _'".contains($0) }
            } else if separators == ",", !mantissa.contains(".") {
                digits = digits.replacing(",", with: ".")
            } else {
                return nil
            }
        }
        guard let number = Double(sign + digits + exponent), number.isFinite else { return nil }
        return number
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex...] }
        return self[first...last]
    }

    /// The longest beginning that looks like a number or a fraction, without the spaces behind it.
    fileprivate var numberPrefix: Substring {
        var end = startIndex
        var index = startIndex
        while index < endIndex {
            let character = self[index]
            let next = self.index(after: index)
            if character.isASCII, character.isNumber || ".,-+_'/".contains(character) {
                index = next
                if character.isNumber || character == "." { end = next }
            } else if character == " " || isExponent(at: index) {
                index = next
            } else {
                break
            }
        }
        return self[..<end]
    }

    /// An e between digits: 1e3, 2.5E-4. In "3 events" it begins a word.
    private func isExponent(at index: Index) -> Bool {
        guard self[index] == "e" || self[index] == "E", index > startIndex, self[self.index(before: index)].isNumber
        else { return false }
        let behind = self[self.index(after: index)...].drop { "+-".contains($0) }
        return behind.first?.isNumber == true
    }

    /// `1,600` and `12 000.5`: up to three digits, then groups of three, then perhaps a fraction. What begins with a nought
    /// is no thousand.
    fileprivate func isGrouped(by separator: Character) -> Bool {
        let whole = prefix { $0 != "." }
        let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), first != "0" else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 } && groups.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}
