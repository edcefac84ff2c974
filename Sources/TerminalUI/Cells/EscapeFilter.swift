/// Tells, scalar by scalar, what of a text may reach a terminal.
///
/// Kept out are the C0 and C1 control characters, whole escape sequences (ECMA-48, 5.4 and 5.6), line and paragraph
/// separators, and the bidirectional embeddings, overrides and isolates (U+202A–202E, U+2066–2069).
struct EscapeFilter {
    private enum State {
        case text
        case escape
        /// Parameters of a control sequence, up to its final byte.
        case controlSequence
        /// A device control string or an operating system command, up to its terminator.
        case controlString
        /// ESC within a control string: a backslash ends it.
        case controlStringEscape
    }

    private var state = State.text

    mutating func admits(_ scalar: Unicode.Scalar) -> Bool {
        if state == .text, scalar.value >= 0x20, scalar.value < 0x7F {
            return true
        }
        return step(scalar)
    }

    private mutating func step(_ scalar: Unicode.Scalar) -> Bool {
        switch state {
        case .text:
            return begins(scalar)
        case .escape:
            return afterEscape(scalar)
        case .controlSequence:
            if scalar.value < 0x20 || scalar.value > 0x7E {
                // Not part of a control sequence: it was cut short.
                state = .text
                return begins(scalar)
            }
            if scalar.value >= 0x40 {
                state = .text
            }
            return false
        case .controlString, .controlStringEscape:
            let afterEscape = state == .controlStringEscape
            switch scalar.value {
            case 0x1B: state = .controlStringEscape
            case 0x07, 0x0A, 0x0D, 0x9C: state = .text
            case 0x5C where afterEscape: state = .text
            default: state = .controlString
            }
            return false
        }
    }

    private mutating func begins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1B: state = .escape
        case 0x9B: state = .controlSequence
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .controlString
        case 0x00..<0x20, 0x7F..<0xA0: break
        case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: break
        default: return true
        }
        return false
    }

    private mutating func afterEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5B: state = .controlSequence
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .controlString
        case 0x1B: break
        case 0x20...0x2F: break
        case 0x30...0x7E: state = .text
        default:
            state = .text
            return begins(scalar)
        }
        return false
    }
}

extension String {
    /// The text without control characters, escape sequences, line separators, and bidirectional overrides: what is
    /// left can't move a cursor, change a colour, or show text in another order than it is written.
    public var printable: String {
        var filter = EscapeFilter()
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars where filter.admits(scalar) {
            result.append(scalar)
        }
        return String(result)
    }
}
