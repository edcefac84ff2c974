/// The values at a chart's lower and upper edge, and how they are written.
struct ChartScale: Hashable, Sendable {
    let lower: Double
    let upper: Double

    init(_ range: ClosedRange<Double>) {
        lower = range.lowerBound
        upper = range.upperBound > range.lowerBound ? range.upperBound : range.lowerBound + 1
    }

    /// A scale that holds all the values, with round figures at its edges, so that it doesn't move with every sample.
    init(holding values: some Sequence<Double>) {
        let finite = values.filter(\.isDrawable)
        guard let least = finite.min(), let greatest = finite.max() else {
            self.init(0...1)
            return
        }
        // Nor can round figures be found between values that are next to each other around 0.
        guard greatest - least > 1e-300 else {
            self.init(least == 0 ? 0...1 : min(0, least)...max(0, greatest))
            return
        }
        let step = Self.roundStep(atLeast: (greatest - least) / 4)
        self.init((least / step).rounded(.down) * step...(greatest / step).rounded(.up) * step)
    }

    /// From 0 at the lower edge to 1 at the upper; outside them for values outside.
    func fraction(of value: Double) -> Double {
        (value - lower) / (upper - lower)
    }

    /// The value in a row of so many, counted from the top.
    func value(row: Int, of height: Int) -> Double {
        height > 1 ? upper - (upper - lower) * Double(row) / Double(height - 1) : upper
    }

    /// Values as they stand at the axis, all with as many decimals as it takes to write them exactly enough.
    func labels(_ values: [Double]) -> [String] {
        let extent = max(abs(lower), abs(upper))
        let units: [(least: Double, size: Double, name: String)] = [
            (1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k"), (0, 1, ""),
        ]
        guard let unit = units.first(where: { extent >= $0.least }) else { return [] }
        let scaled = values.map { $0 / unit.size }
        let tolerance = (upper - lower) / unit.size / 200
        let places = (0..<6).first { places in
            scaled.allSatisfy { abs($0 - Self.rounded($0, places: places)) <= tolerance }
        }
        return scaled.map { Self.decimal($0, places: places ?? 6) + unit.name }
    }

    private static func rounded(_ value: Double, places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
        return (value * scale).rounded() / scale
    }

    /// The least of 1, 2, 2.5, 5, 10 times a power of ten that isn't below `minimum`.
    static func roundStep(atLeast minimum: Double) -> Double {
        var power = 1.0
        while power > minimum { power /= 10 }
        while power * 10 <= minimum { power *= 10 }
        return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= minimum } ?? power * 10
    }

    /// The number with a fixed count of decimals. What is too large for that is written as the language does.
    static func decimal(_ value: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        let scaled = (value * Double(scale)).rounded()
        guard let digits = Int(exactly: scaled) else { return "\(value)" }
        let magnitude = digits.magnitude
        let sign = digits < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(magnitude)" }
        let decimals = String(magnitude % UInt(scale))
        let zeros = String(repeating: "0", count: places - decimals.count)
        return "\(sign)\(magnitude / UInt(scale)).\(zeros)\(decimals)"
    }
}

extension Double {
    /// Whether a difference of two such values is a number.
    var isDrawable: Bool { magnitude < 1e300 }
}
