/// Measured figures as people read them. Each takes few columns, and none comes from a formatter of Foundation's.
enum LabFigure {
    /// A count or a ratio with about three significant digits: `712`, `1.25`, `20.7`.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "?" }
        let places = value.rounded() == value ? 0 : value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
        var text = decimal(value, places: places)
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return text
    }

    /// Seconds as whole milliseconds; below 10 ms with one decimal.
    static func milliseconds(_ seconds: Double) -> String {
        let value = seconds * 1_000
        guard value.isFinite, value.magnitude < 1e15 else { return "?" }
        return value > 0 && value < 10 ? decimal(value, places: 1) : decimal(value, places: 0)
    }

    /// Bytes with a binary unit: `640 B`, `1.2 MiB`.
    static func bytes(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "?" }
        var value = value
        var units = ["B", "KiB", "MiB", "GiB", "TiB"][...]
        // 1,023.6 KiB would round to 1024 KiB.
        while value.magnitude >= 1_023.5, units.count > 1 {
            value /= 1_024
            units.removeFirst()
        }
        let places = units.startIndex == 0 || value.magnitude >= 99.95 ? 0 : 1
        return decimal(value, places: places) + " " + units[units.startIndex]
    }

    /// A value in a metric's unit: seconds as milliseconds, bytes with a binary unit, a count as it is.
    static func text(_ value: Double, unit: String) -> String {
        switch unit {
        case "": number(value)
        case "s": milliseconds(value) + " ms"
        case "B", "bytes": bytes(value)
        default: number(value) + " " + unit
        }
    }

    /// Seconds of lab time as `00:14`; from an hour on as `1:00:14`.
    static func clock(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(max(0, min(seconds, 1e9))) : 0
        let (hours, rest) = whole.quotientAndRemainder(dividingBy: 3_600)
        let minutes = twoDigits(rest / 60) + ":" + twoDigits(rest % 60)
        return hours == 0 ? minutes : "\(hours):\(minutes)"
    }

    /// Seconds of lab time as `00:14.3`.
    static func moment(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return clock(seconds) }
        let tenths = Int((seconds * 10).rounded())
        return clock(Double(tenths / 10)) + ".\(tenths % 10)"
    }

    /// The factor by which lab time runs slower or faster: `1`, `1/100`, `4`.
    static func speed(_ factor: Double) -> String {
        guard factor > 0, factor < 1 else { return number(factor) }
        return "1/" + number((1 / factor).rounded())
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func decimal(_ value: Double, places: Int) -> String {
        let scale = places == 0 ? 1 : places == 1 ? 10 : 100
        let scaled = Int((value * Double(scale)).rounded())
        let sign = scaled < 0 ? "-" : ""
        let (whole, rest) = Int(scaled.magnitude).quotientAndRemainder(dividingBy: scale)
        guard places > 0 else { return sign + "\(whole)" }
        return sign + "\(whole)." + (places == 2 ? twoDigits(rest) : "\(rest)")
    }
}
