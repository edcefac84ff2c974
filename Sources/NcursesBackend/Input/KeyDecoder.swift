internal import TerminalUI

/// Tells which key ncurses has read. It knows the names of keys, not their codes, which differ between terminals.
enum KeyDecoder {
    /// The key for a character, as it comes from a terminal in raw mode. Nil for what no key sends.
    static func key(character scalar: Unicode.Scalar) -> KeyEvent? {
        switch scalar.value {
        case 0x00: .control(" ")
        case 0x08, 0x7F: KeyEvent(.backspace)
        case 0x09: KeyEvent(.tab)
        case 0x0A, 0x0D: KeyEvent(.enter)
        case 0x1B: KeyEvent(.escape)
        case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
        case 0x80..<0xA0: nil
        default: .character(Character(scalar))
        }
    }

    /// The key for a name as curses' `keyname` gives it: `KEY_UP`, `KEY_F(5)`, or an extended capability such as `kUP5`,
    /// whose digit holds the modifiers. Nil for a key that isn't known here.
    static func key(name: String) -> KeyEvent? {
        if let event = keys[name] { return event }
        if let number = functionNumber(name) {
            // terminfo(5): F13 to F24 are Shift with F1 to F12, F25 to F36 Control, F37 to F48 both.
            let modifiers: [KeyModifiers] = [[], .shift, .control, [.shift, .control]]
            let level = (number - 1) / 12
            guard number >= 1, level < modifiers.count else { return nil }
            return KeyEvent(.function((number - 1) % 12 + 1), modifiers: modifiers[level])
        }
        guard let digit = name.last?.wholeNumberValue, (2...8).contains(digit) else { return nil }
        guard let key = extended[String(name.dropLast())] else { return nil }
        return KeyEvent(key, modifiers: modifiers(xterm: digit))
    }

    /// xterm's parameter for modifiers: 1 and a bit for each of Shift, Alt, Control.
    static func modifiers(xterm parameter: Int) -> KeyModifiers {
        KeyModifiers(rawValue: UInt8(clamping: max(0, parameter - 1) & 7))
    }

    private static func functionNumber(_ name: String) -> Int? {
        guard name.hasPrefix("KEY_F("), name.hasSuffix(")") else { return nil }
        return Int(name.dropFirst(6).dropLast())
    }

    private static let keys: [String: KeyEvent] = [
        "KEY_UP": KeyEvent(.up), "KEY_DOWN": KeyEvent(.down), "KEY_LEFT": KeyEvent(.left),
        "KEY_RIGHT": KeyEvent(.right),
        "KEY_HOME": KeyEvent(.home), "KEY_END": KeyEvent(.end), "KEY_LL": KeyEvent(.end),
        "KEY_A1": KeyEvent(.home), "KEY_A3": KeyEvent(.pageUp),
        "KEY_C1": KeyEvent(.end), "KEY_C3": KeyEvent(.pageDown),
        "KEY_PPAGE": KeyEvent(.pageUp), "KEY_NPAGE": KeyEvent(.pageDown),
        "KEY_DC": KeyEvent(.delete), "KEY_IC": KeyEvent(.insert), "KEY_BACKSPACE": KeyEvent(.backspace),
        "KEY_ENTER": KeyEvent(.enter), "KEY_BTAB": KeyEvent(.backTab),
        "KEY_SR": KeyEvent(.up, modifiers: .shift), "KEY_SF": KeyEvent(.down, modifiers: .shift),
        "KEY_SLEFT": KeyEvent(.left, modifiers: .shift), "KEY_SRIGHT": KeyEvent(.right, modifiers: .shift),
        "KEY_SHOME": KeyEvent(.home, modifiers: .shift), "KEY_SEND": KeyEvent(.end, modifiers: .shift),
        "KEY_SPREVIOUS": KeyEvent(.pageUp, modifiers: .shift), "KEY_SNEXT": KeyEvent(.pageDown, modifiers: .shift),
        "KEY_SDC": KeyEvent(.delete, modifiers: .shift), "KEY_SIC": KeyEvent(.insert, modifiers: .shift),
    ]

    private static let extended: [String: Key] = [
        "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
        "kPRV": .pageUp, "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
    ]
}
