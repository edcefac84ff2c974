/// Takes out of a text whatever a terminal could interpret, one scalar at a time.
///
/// Escape sequences (ECMA-48: CSI, OSC, DCS, SOS, PM, APC, and the short ones) go whole, parameters included. A string
/// sequence that nobody closed ends with its line, so that one stray byte can't hide the rest of a file. CR LF, a
/// lone CR, U+2028 and U+2029 become LF. Whatever else is C0, DEL or C1 goes, and so do the bidirectional embeddings, overrides and
/// isolates (U+202A–U+202E, U+2066–U+206F) and the byte-order mark, which show text in another order than it has, or
/// can't be seen at all.
struct ControlCharacterFilter {
    enum Tabs { case kept, expanded }

    private enum State { case text, escape, intermediate, control, string, stringEscape }

    static let tabWidth = 4

    private let tabs: Tabs
    private var state = State.text
    private var column = 0
    private var isAfterCarriageReturn = false
    private(set) var output = String.UnicodeScalarView()

    init(tabs: Tabs) { self.tabs = tabs }

    mutating func take(_ scalar: Unicode.Scalar) {
        switch (state, scalar.value) {
        case (.text, _): takeText(scalar)
        case (.escape, 0x5B): state = .control
        case (.escape, 0x50), (.escape, 0x58), (.escape, 0x5D...0x5F): state = .string
        case (.escape, 0x20...0x2F), (.intermediate, 0x20...0x2F): state = .intermediate
        case (.escape, 0x30...0x7E), (.intermediate, 0x30...0x7E): state = .text
        case (.control, 0x20...0x3F): break
        case (.control, 0x40...0x7E): state = .text
        case (.string, 0x1B): state = .stringEscape
        // BEL and ST close a string; CAN and SUB break it off.
        case (.string, 0x07), (.string, 0x9C), (.string, 0x18), (.string, 0x1A), (.stringEscape, 0x5C): state = .text
        case (.string, 0x0A), (.string, 0x0D): resume(.text, with: scalar)
        case (.string, _): break
        case (.stringEscape, _): resume(.escape, with: scalar)
        case (.escape, _), (.intermediate, _), (.control, _): resume(.text, with: scalar)
        }
    }

    private mutating func resume(_ next: State, with scalar: Unicode.Scalar) {
        state = next
        take(scalar)
    }

    private mutating func takeText(_ scalar: Unicode.Scalar) {
        let followsCarriageReturn = isAfterCarriageReturn
        isAfterCarriageReturn = scalar.value == 0x0D
        switch scalar.value {
        case 0x0A where followsCarriageReturn: break
        case 0x0A, 0x0D, 0x2028, 0x2029:
            output.append("\n")
            column = 0
        case 0x09 where tabs == .kept: output.append(scalar)
        case 0x09:
            let spaces = Self.tabWidth - column % Self.tabWidth
            output.append(contentsOf: repeatElement(" ", count: spaces))
            column += spaces
        case 0x1B: state = .escape
        case 0x9B: state = .control
        case 0x90, 0x98, 0x9D...0x9F: state = .string
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF: break
        default:
            output.append(scalar)
            column += 1
        }
    }
}
