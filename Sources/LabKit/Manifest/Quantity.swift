/// A number as people write it, with its unit: `40ms`, `20 %`, `50 /s`, `64 KiB`, `8`.
public enum Quantity {
    enum Dimension: Equatable {
        case count, duration, percent, rate, bytes, byteRate

        /// For error messages: how a value of this dimension is written.
        var example: String {
            switch self {
            case .count: "a number, such as 8"
            case .duration: "a duration with its unit, such as 40ms or 2s"
            case .percent: "a percentage, such as 20"
            case .rate: "a rate per second, such as 50"
            case .bytes: "a size with its unit, such as 64 KiB or 10 MB"
            case .byteRate: "a rate of bytes with its unit, such as 100 KiB/s"
            }
        }
    }

    /// Splits a leading number from what follows it; nil where there is no finite number.
    static func split(_ text: some StringProtocol) -> (number: Double, suffix: String)? {
        let trimmed = text.trimmingSpaces()
        let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
        guard let number = Double(digits), number.isFinite else { return nil }
        return (number, String(trimmed.dropFirst(digits.count).trimmingSpaces()))
    }

    /// The seconds in one of a duration's unit; nil for a word that isn't such a unit.
    static func seconds(inUnit unit: String) -> Double? {
        switch unit {
        case "us", "µs", "μs": 1e-6
        case "ms": 1e-3
        case "s": 1
        case "min": 60
        default: nil
        }
    }

    /// Reads a value in base units: seconds, a fraction of one, each second, bytes, or a plain number. Nil where the
    /// text isn't of the dimension. A percentage and a rate may leave their unit out; a duration and a size may not.
    static func parse(_ text: String, as dimension: Dimension) -> Double? {
        guard let (number, suffix) = split(text) else { return nil }
        switch dimension {
        case .count: return suffix.isEmpty ? number : nil
        case .percent: return suffix.isEmpty || suffix == "%" || suffix == "percent" ? rounded(number / 100) : nil
        case .rate: return ["", "/s", "per second"].contains(suffix) ? number : nil
        case .duration: return seconds(inUnit: suffix).map { rounded(number * $0) }
        case .bytes: return bytes(inUnit: suffix).map { rounded(number * $0) }
        case .byteRate:
            guard let unit = ["/s", " per second"].first(where: { suffix.hasSuffix($0) }) else { return nil }
            return bytes(inUnit: String(suffix.dropLast(unit.count))).map { rounded(number * $0) }
        }
    }

    /// The form that `parse` reads: `40 ms`, `1.5 s`, `20 %`, `50 /s`, `64 KiB`, `8`.
    static func format(_ value: Double, as dimension: Dimension) -> String {
        switch dimension {
        case .count: return plain(value)
        case .percent: return plain(value * 100) + " %"
        case .rate: return plain(value) + " /s"
        case .duration:
            if value != 0, abs(value) < 1e-3 { return plain(value * 1e6) + " us" }
            return abs(value) < 1 && value != 0 ? plain(value * 1e3) + " ms" : plain(value) + " s"
        case .bytes: return size(value)
        case .byteRate: return size(value) + "/s"
        }
    }

    /// The form that `duration` reads.
    public static func format(_ duration: Duration) -> String { format(duration.seconds, as: .duration) }

    /// Reads a duration with its unit: `10s`, `500ms`. Nil for anything else.
    public static func duration(_ text: String) -> Duration? {
        parse(text, as: .duration).map { .seconds($0) }
    }

    /// A number without a needless fraction, at most four digits after the point.
    public static func plain(_ value: Double) -> String {
        let rounded = (value * 1e4).rounded() / 1e4
        // From here on Swift itself writes an exponent and no fraction.
        guard rounded.magnitude < 0x1p54 else { return "\(value)" }
        return rounded == rounded.rounded() ? String(Int64(rounded)) : "\(rounded)"
    }

    /// Nine digits after the point, so that 60 × 0.01 and 0.6 are the same number.
    static func rounded(_ value: Double) -> Double {
        (value * 1e9).rounded() / 1e9
    }
}

extension StringProtocol {
    func trimmingSpaces() -> SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex...] }
        return self[first...last]
    }
}
