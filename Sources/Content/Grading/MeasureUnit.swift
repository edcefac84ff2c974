/// A unit that people write behind a number, or ask for in a question.
struct MeasureUnit: Equatable, Sendable {
    enum Dimension: Equatable, Sendable {
        case time
        case bytes
        case percentage
    }

    var dimension: Dimension
    /// Seconds, bytes, or hundredths of a hundred in one of it.
    var size: Double

    /// The unit that a word names, in any case where case tells nothing apart; nil for any other word.
    init?(_ word: some StringProtocol) {
        guard let found = Self.exact[String(word)] ?? Self.words[word.lowercased()] else { return nil }
        self = found
    }

    private init(_ dimension: Dimension, _ size: Double) {
        self.dimension = dimension
        self.size = size
    }

    /// Symbols whose case matters: Mb and mB aren't MB.
    private static let exact: [String: MeasureUnit] = {
        var units: [String: MeasureUnit] = [
            "ns": MeasureUnit(.time, 1e-9), "us": MeasureUnit(.time, 1e-6), "µs": MeasureUnit(.time, 1e-6),
            "μs": MeasureUnit(.time, 1e-6), "ms": MeasureUnit(.time, 1e-3), "s": MeasureUnit(.time, 1),
            "h": MeasureUnit(.time, 3_600), "d": MeasureUnit(.time, 86_400), "B": MeasureUnit(.bytes, 1),
            "%": MeasureUnit(.percentage, 0.01),
        ]
        for (index, prefix) in ["K", "M", "G", "T"].enumerated() {
            let power = (0...index).reduce((decimal: 1.0, binary: 1.0)) { size, _ in
                (size.decimal * 1_000, size.binary * 1_024)
            }
            units[prefix + "B"] = MeasureUnit(.bytes, power.decimal)
            units[prefix + "iB"] = MeasureUnit(.bytes, power.binary)
        }
        units["kB"] = units["KB"]
        return units
    }()

    private static let words: [String: MeasureUnit] = {
        var units: [String: MeasureUnit] = [
            "min": MeasureUnit(.time, 60), "mins": MeasureUnit(.time, 60), "sec": MeasureUnit(.time, 1),
            "secs": MeasureUnit(.time, 1), "percent": MeasureUnit(.percentage, 0.01),
            "percentage": MeasureUnit(.percentage, 0.01),
        ]
        let long: [(String, Dimension, Double)] = [
            ("nanosecond", .time, 1e-9), ("microsecond", .time, 1e-6), ("millisecond", .time, 1e-3),
            ("second", .time, 1), ("minute", .time, 60), ("hour", .time, 3_600), ("day", .time, 86_400),
            ("byte", .bytes, 1), ("kilobyte", .bytes, 1e3), ("megabyte", .bytes, 1e6), ("gigabyte", .bytes, 1e9),
            ("kibibyte", .bytes, 0x1p10), ("mebibyte", .bytes, 0x1p20), ("gibibyte", .bytes, 0x1p30),
        ]
        for (word, dimension, size) in long {
            units[word] = MeasureUnit(dimension, size)
            units[word + "s"] = MeasureUnit(dimension, size)
        }
        return units
    }()
}

extension MeasureUnit {
    /// The unit that a question asks for: `how many seconds`, `in milliseconds`, `what percentage`, `in KiB a second`.
    /// The last one counts, since the facts come before what is asked. Nil where none is named.
    static func asked(in prompt: String) -> MeasureUnit? {
        let words = prompt.replacing("per cent", with: "percent").split { $0.isWhitespace || ",.;:?!()".contains($0) }
        var found: MeasureUnit?
        for (index, word) in words.enumerated().dropFirst() {
            let before = words[index - 1].lowercased()
            guard ["in", "many", "what"].contains(before), let unit = MeasureUnit(word) else { continue }
            found = unit
        }
        return found
    }

    /// In words, for somebody who gave another: `a time`.
    var kind: String {
        switch dimension {
        case .time: "a time"
        case .bytes: "a size"
        case .percentage: "a percentage"
        }
    }
}
