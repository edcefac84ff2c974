internal import TerminalUI

/// Brings a style's colours down to those that a terminal has.
struct ColourMapping: Equatable {
    /// Colours as the terminal numbers them; -1 is its own.
    struct Pair: Hashable {
        var foreground: Int
        var background: Int

        static let standard = Pair(foreground: -1, background: -1)
    }

    /// 0, 8, 16 or 256.
    let colours: Int

    /// The pair for a style, and whether it needs bold: with 8 colours, that is how the bright ones are shown.
    func pair(for style: Style) -> (pair: Pair, isBold: Bool) {
        guard colours > 0 else { return (.standard, false) }
        let background = index(of: style.background)
        let foreground = index(of: style.foreground, on: background, of: style.background)
        guard colours == 8 else { return (Pair(foreground: foreground, background: background), false) }
        let pair = Pair(foreground: foreground < 8 ? foreground : foreground - 8, background: background % 8)
        return (pair, foreground >= 8)
    }

    /// What selects the style and nothing else: ECMA-48's SGR, with xterm's extension for 256 colours, as ncurses sends
    /// it to a terminal that takes such.
    func selection(of style: Style) -> String {
        let (pair, isBold) = pair(for: style)
        let attributes = isBold ? style.attributes.union(.bold) : style.attributes
        let codes: [(Attributes, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
        var numbers = [0] + codes.filter { attributes.contains($0.0) }.map(\.1)
        numbers += Self.numbers(pair.foreground, base: 30) + Self.numbers(pair.background, base: 40)
        return "\u{1B}[\(numbers.map(String.init).joined(separator: ";"))m"
    }

    /// - Parameter base: 30 for the foreground, 40 for the background.
    private static func numbers(_ index: Int, base: Int) -> [Int] {
        switch index {
        case ..<0: []
        case 0..<8: [base + index]
        case 8..<16: [base + 60 + index - 8]
        default: [base + 8, 5, index]
        }
    }

    /// A text's colour keeps its contrast, where both it and its background are brought down: the nearest of those that
    /// read.
    /// - Parameters:
    ///   - background: as the terminal numbers it, -1 where it isn't known.
    ///   - wanted: what the background was before it was brought down.
    private func index(of color: Color, on background: Int, of wanted: Color) -> Int {
        guard colours < 256, case .palette(let index) = color, index >= 16, background >= 0 else {
            return self.index(of: color)
        }
        let ground = RGB(palette: UInt8(background % colours))
        let least = wanted.contrast(with: RGB(palette: index)).map { $0 >= 7 ? 7 : 4.5 } ?? 4.5
        // With 8 colours the bright ones are bold, which not every terminal shows as bright.
        let readable = (0..<colours).filter { RGB(palette: UInt8($0)).contrast(with: ground) >= least }
        return Self.nearest(to: index, of: readable) ?? self.index(of: color)
    }

    private func index(of color: Color) -> Int {
        switch color {
        case .standard: -1
        case .ansi(let index): Int(index & 15)
        case .palette(let index): colours == 256 ? Int(index) : Self.nearestOf16(index)
        }
    }

    /// The one of the 16 that is nearest to one of the 256, by distance in RGB as xterm shows them.
    static func nearestOf16(_ index: UInt8) -> Int {
        index < 16 ? Int(index) : nearest(to: index, of: Array(0..<16)) ?? 7
    }

    private static func nearest(to index: UInt8, of candidates: [Int]) -> Int? {
        let wanted = RGB(palette: index)
        return candidates.map { ($0, wanted.distance(to: RGB(palette: UInt8($0)))) }.min { $0.1 < $1.1 }?.0
    }
}

extension Color {
    /// Nil where the terminal says what it is.
    fileprivate func contrast(with text: RGB) -> Double? {
        guard case .palette(let index) = self, index >= 16 else { return nil }
        return RGB(palette: index).contrast(with: text)
    }
}

extension RGB {
    /// The square of it.
    fileprivate func distance(to other: RGB) -> Int {
        [(red, other.red), (green, other.green), (blue, other.blue)]
            .reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    }
}
