/// One place on a terminal: a base character with what combines with it, and its style.
///
/// It holds what a curses cell can: a base scalar and up to four of zero width. A wide character fills two cells, the
/// second of which is its *continuation*; a buffer keeps the two together.
public struct Cell: Hashable, Sendable {
    /// A space in the terminal's own colours.
    public static let blank = Cell(" ")
    /// What stands for a character whose width isn't known.
    public static let unknown: Unicode.Scalar = "\u{FFFD}"
    /// So many zero-width scalars are kept; more are dropped.
    public static let maximumMarks = 4

    // In this order a cell takes 24 bytes. The first three zero-width scalars, 21 bits each, then the fourth: an array would
    // cost an allocation each.
    private var firstMarks: UInt64 = 0
    private var fourthMark: UInt32 = 0
    /// The base scalar; NUL in a continuation.
    public private(set) var base: Unicode.Scalar
    public var style: Style
    private let width: UInt8

    /// The cell of a scalar. A control or zero-width character becomes a space, one of unknown width `unknown`.
    public init(_ scalar: Unicode.Scalar, style: Style = .plain) {
        let columns = CellWidth.columns(of: scalar)
        if columns == 0 {
            self.init(base: " ", width: 1, style: style)
        } else {
            let isKnown = CellWidth.isKnown(scalar)
            self.init(base: isKnown ? scalar : Self.unknown, width: UInt8(columns), style: style)
        }
    }

    /// The cell of the first character in a text; a blank for none.
    public init(_ text: String, style: Style) {
        var iterator = CellSequence(text).makeIterator()
        self = iterator.next() ?? Cell(" ")
        self.style = style
    }

    private init(base: Unicode.Scalar, width: UInt8, style: Style) {
        self.base = base
        self.width = width
        self.style = style
    }

    /// The second half of this wide cell.
    var continuation: Cell { Cell(base: "\0", width: 0, style: style) }

    /// 1 or 2, or 0 for the continuation of a wide character.
    public var columns: Int { Int(width) }
    public var isWide: Bool { width == 2 }
    public var isContinuation: Bool { width == 0 }

    /// The zero-width scalars that combine with the base, in order.
    public var marks: [Unicode.Scalar] {
        guard firstMarks != 0 else { return [] }
        let values = (0..<3).map { UInt32(truncatingIfNeeded: firstMarks >> (21 * $0)) & 0x1F_FFFF } + [fourthMark]
        return values.filter { $0 != 0 }.compactMap(Unicode.Scalar.init)
    }

    /// The base and its marks; empty for a continuation.
    public var text: String {
        guard width > 0 else { return "" }
        var scalars = String.UnicodeScalarView()
        scalars.append(base)
        scalars.append(contentsOf: marks)
        return String(scalars)
    }

    mutating func append(mark: Unicode.Scalar) {
        for shift in [0, 21, 42] where firstMarks >> shift == 0 {
            firstMarks |= UInt64(mark.value) << shift
            return
        }
        if fourthMark == 0 {
            fourthMark = mark.value
        }
    }
}
