public import TerminalUI

/// What a terminal of xterm's kind shows after all that it was sent: characters without their colours.
///
/// It knows what ncurses sends to an `xterm-256color`; everything else is passed over.
public struct VirtualScreen: Sendable {
    /// Each cell's text: empty for the second half of a wide character.
    private var cells: [[String]]
    private var cursor = Point(x: 0, y: 0)
    private var saved = Point(x: 0, y: 0)
    /// The rows that scroll.
    private var region: Range<Int>
    /// A character stands in the last column, and the next one wraps.
    private var isAtEdge = false
    private var lastPrinted = " "
    /// Bytes of a sequence or character whose end hasn't come yet.
    private var pending: [UInt8] = []

    public init(size: Size) {
        cells = Array(repeating: Self.blank(size.width), count: size.height)
        region = 0..<size.height
    }

    public var size: Size { Size(width: cells.first?.count ?? 0, height: cells.count) }

    /// The rows, without blanks at their ends.
    public var rows: [String] {
        cells.map { row in
            let text = row.joined()
            return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
        }
    }

    public var text: String { rows.joined(separator: "\n") }

    /// A terminal that changes its size keeps what fits.
    public mutating func resize(to size: Size) {
        cells = (0..<size.height).map { y in
            let row = y < cells.count ? cells[y] : []
            return Array((row + Self.blank(size.width)).prefix(size.width))
        }
        region = 0..<size.height
        move(toX: cursor.x, y: cursor.y)
    }

    public mutating func receive(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        var rest = pending[...]
        while !rest.isEmpty {
            guard let token = Self.token(rest) else { break }
            rest = rest.dropFirst(token.count)
            show(token)
        }
        pending = Array(rest)
    }

    private static func blank(_ width: Int) -> [String] { Array(repeating: " ", count: width) }

    /// One character or sequence from the beginning; nil where its end is missing.
    private static func token(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = bytes.first else { return nil }
        guard first == 0x1B else {
            let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            return bytes.count < length ? nil : bytes.prefix(length)
        }
        guard let second = bytes.dropFirst().first else { return nil }
        let body = bytes.dropFirst(2)
        switch second {
        case UInt8(ascii: "["):
            // One that isn't whole ends where the next begins.
            guard let end = body.firstIndex(where: { $0 >= 0x40 || $0 == 0x1B }) else { return nil }
            return body[end] == 0x1B ? bytes[..<end] : bytes[...end]
        case UInt8(ascii: "]"):
            guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return nil }
            return body[end] == 0x1B ? bytes[..<end] : bytes[...end]
        case UInt8(ascii: "("):
            return bytes.count < 3 ? nil : bytes.prefix(3)
        default:
            return bytes.prefix(2)
        }
    }

    private mutating func show(_ token: ArraySlice<UInt8>) {
        switch Array(token.prefix(2)) {
        case [0x1B, UInt8(ascii: "[")]: control(String(decoding: token.dropFirst(2), as: UTF8.self))
        case [0x1B, UInt8(ascii: "7")]: saved = cursor
        case [0x1B, UInt8(ascii: "8")]: move(toX: saved.x, y: saved.y)
        case [0x1B, UInt8(ascii: "M")]: reverseLine()
        case [0x0D]: move(toX: 0, y: cursor.y)
        case [0x0A]: nextLine()
        case [0x08]: move(toX: cursor.x - 1, y: cursor.y)
        case [0x09]: move(toX: (cursor.x / 8 + 1) * 8, y: cursor.y)
        default:
            if let first = token.first, first >= 0x20, first != 0x7F {
                print(String(decoding: token, as: UTF8.self))
            }
        }
    }

    private mutating func control(_ sequence: String) {
        guard let final = sequence.last, !sequence.hasPrefix(">") else { return }
        let numbers = sequence.dropLast().split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch final {
        case "A": move(toX: cursor.x, y: cursor.y - count)
        case "B": move(toX: cursor.x, y: cursor.y + count)
        case "C": move(toX: cursor.x + count, y: cursor.y)
        case "D": move(toX: cursor.x - count, y: cursor.y)
        case "G": move(toX: count - 1, y: cursor.y)
        case "d": move(toX: cursor.x, y: count - 1)
        case "H": move(toX: max(1, numbers.count > 1 ? numbers[1] : 1) - 1, y: count - 1)
        case "J": eraseScreen(first)
        case "K": erase(first == 0 ? cursor.x..<size.width : first == 1 ? 0..<cursor.x + 1 : 0..<size.width)
        case "X": erase(cursor.x..<min(size.width, cursor.x + count))
        case "@": edit { $0.insert(contentsOf: Self.blank(count), at: $1) }
        case "P": edit { $0.removeSubrange($1..<min($0.count, $1 + count)) }
        case "L": scroll(cursor.y..<region.upperBound, by: -count)
        case "M": scroll(cursor.y..<region.upperBound, by: count)
        case "S": scroll(region, by: count)
        case "T": scroll(region, by: -count)
        case "b": for _ in 0..<count { print(lastPrinted) }
        case "r":
            region = max(0, first - 1)..<min(size.height, numbers.count > 1 ? numbers[1] : size.height)
            move(toX: 0, y: 0)
        case "h" where sequence == "?1049h": eraseScreen(2)
        default: break
        }
    }

    private mutating func move(toX x: Int, y: Int) {
        cursor = Point(x: max(0, min(x, size.width - 1)), y: max(0, min(y, size.height - 1)))
        isAtEdge = false
    }

    private mutating func print(_ text: String) {
        let columns = text.columns
        guard columns > 0 else {
            // It combines with what stands before the cursor.
            let x = isAtEdge ? cursor.x : cursor.x - 1
            let base = x > 0 && cells[cursor.y][x].isEmpty ? x - 1 : x
            if base >= 0 { cells[cursor.y][base] += text }
            return
        }
        lastPrinted = text
        if isAtEdge || cursor.x + columns > size.width {
            move(toX: 0, y: cursor.y)
            nextLine()
        }
        erase(cursor.x..<cursor.x + columns)
        cells[cursor.y].replaceSubrange(
            cursor.x..<cursor.x + columns,
            with: [text] + Array(repeating: "", count: columns - 1)
        )
        let next = cursor.x + columns
        move(toX: next, y: cursor.y)
        isAtEdge = next >= size.width
    }

    /// Half a wide character can't stay.
    private mutating func erase(_ columns: Range<Int>) {
        let row = cells[cursor.y]
        let start = row[columns.lowerBound].isEmpty ? columns.lowerBound - 1 : columns.lowerBound
        let end = row[columns.upperBound...].prefix { $0.isEmpty }.endIndex
        for x in start..<end { cells[cursor.y][x] = " " }
    }

    private mutating func eraseScreen(_ part: Int) {
        let rows = part == 0 ? cursor.y + 1..<size.height : part == 1 ? 0..<cursor.y : 0..<size.height
        for y in rows { cells[y] = Self.blank(size.width) }
        if part == 0 { erase(cursor.x..<size.width) }
        if part == 1 { erase(0..<cursor.x + 1) }
    }

    private mutating func edit(_ change: (inout [String], Int) -> Void) {
        var row = cells[cursor.y]
        change(&row, cursor.x)
        cells[cursor.y] = Array((row + Self.blank(size.width)).prefix(size.width))
    }

    private mutating func nextLine() {
        if cursor.y == region.upperBound - 1 {
            scroll(region, by: 1)
        } else {
            move(toX: cursor.x, y: cursor.y + 1)
        }
    }

    private mutating func reverseLine() {
        if cursor.y == region.lowerBound {
            scroll(region, by: -1)
        } else {
            move(toX: cursor.x, y: cursor.y - 1)
        }
    }

    /// Upwards by a positive number of rows.
    private mutating func scroll(_ rows: Range<Int>, by count: Int) {
        guard !rows.isEmpty else { return }
        let amount = min(abs(count), rows.count)
        let new = Array(repeating: Self.blank(size.width), count: amount)
        let kept = Array(count > 0 ? cells[rows].dropFirst(amount) : cells[rows].dropLast(amount))
        cells.replaceSubrange(rows, with: count > 0 ? kept + new : new + kept)
    }
}
