internal import TerminalUI

/// Takes a terminal's answers out of what is typed, character by character.
///
/// Asked for its background (OSC 11) and, right after, for its attributes (DA1, which every terminal answers), it sends
/// both as if they were typed: `ESC ] 11 ; rgb:1c1c/1c1c/1c1c ESC \` (or BEL at the end) and `ESC [ ? 62 ; 4 c`. They come
/// when they come, perhaps in pieces, perhaps never. The second without the first means that there will be no first.
///
/// What turns out to be no answer is given back as it was typed. While a beginning is held back, `isHolding` says so, and
/// after a pause `release` gives it up.
struct ReplyFilter: Equatable {
    enum Output: Equatable {
        /// It was typed after all.
        case typed(Unicode.Scalar)
        /// The terminal's background; nil where it won't say.
        case background(RGB?)
    }

    private enum State: Equatable {
        case idle
        /// The characters from ESC on, all of which could begin an answer.
        case held([Unicode.Scalar])
        /// Within an answer's text; nothing of it was typed. In `isEscaped`, ESC was seen and may begin its end.
        case answer(String, isEscaped: Bool)
        case attributes(count: Int)
    }

    /// No answer is longer; what is, was cut off.
    private static let longest = 64
    private static let background = Array("\u{1B}]11;".unicodeScalars)
    private static let attributes = Array("\u{1B}[?".unicodeScalars)

    /// Whether anything was asked that isn't answered yet. If not, everything was typed.
    private(set) var isAwaiting = false
    private var hasBackground = false
    private var state = State.idle

    /// What asks the terminal.
    static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

    mutating func ask() {
        isAwaiting = true
        hasBackground = false
    }

    /// Whether something is held back that may have been typed, so that `release` is due after a pause.
    var isHolding: Bool {
        if case .held = state { true } else { false }
    }

    mutating func consume(_ scalar: Unicode.Scalar) -> [Output] {
        switch state {
        case .idle:
            guard isAwaiting, scalar == "\u{1B}" else { return [.typed(scalar)] }
            state = .held([scalar])
            return []
        case .held(let held):
            return hold(held + [scalar])
        case .answer(let text, let isEscaped):
            return answer(text, isEscaped: isEscaped, scalar)
        case .attributes(let count):
            return attributes(count, scalar)
        }
    }

    /// A pause, or a key that no answer holds: what was held back was typed.
    mutating func release() -> [Output] {
        guard case .held(let held) = state else { return [] }
        state = .idle
        return held.map(Output.typed)
    }

    private mutating func hold(_ held: [Unicode.Scalar]) -> [Output] {
        if held == Self.background {
            state = .answer("", isEscaped: false)
        } else if held == Self.attributes {
            state = .attributes(count: 0)
        } else if Self.background.starts(with: held) || Self.attributes.starts(with: held) {
            state = .held(held)
        } else {
            // The last may begin another.
            state = .idle
            return held.dropLast().map(Output.typed) + consume(held[held.count - 1])
        }
        return []
    }

    private mutating func answer(_ text: String, isEscaped: Bool, _ scalar: Unicode.Scalar) -> [Output] {
        switch scalar {
        case "\u{7}", "\u{9C}":
            return end(text)
        case "\\" where isEscaped:
            return end(text)
        case "\u{1B}":
            state = .answer(text, isEscaped: true)
            return []
        default:
            let isPart = scalar.isASCIIHexDigit || "rgba:/?".unicodeScalars.contains(scalar)
            guard isPart, !isEscaped, text.unicodeScalars.count < Self.longest else {
                // It was cut off; what comes now is something else.
                state = .idle
                return (isEscaped ? consume("\u{1B}") : []) + consume(scalar)
            }
            state = .answer(text + String(scalar), isEscaped: false)
            return []
        }
    }

    private mutating func end(_ text: String) -> [Output] {
        state = .idle
        hasBackground = true
        return [.background(RGB(reply: text))]
    }

    private mutating func attributes(_ count: Int, _ scalar: Unicode.Scalar) -> [Output] {
        if scalar == "c" {
            state = .idle
            isAwaiting = false
            return hasBackground ? [] : [.background(nil)]
        }
        guard "0123456789;".unicodeScalars.contains(scalar), count < Self.longest else {
            state = .idle
            return consume(scalar)
        }
        state = .attributes(count: count + 1)
        return []
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIHexDigit: Bool { properties.isASCIIHexDigit }
}

extension RGB {
    /// A colour as X has it: `rgb:1c/1c/1c` or with one to four hexadecimal digits a part, or `rgba:` with an opacity,
    /// which is left out. Nil for anything else.
    init?(reply text: String) {
        guard let colon = text.firstIndex(of: ":"), ["rgb", "rgba"].contains(String(text[..<colon])) else { return nil }
        let parts = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == (text.hasPrefix("rgba") ? 4 : 3) else { return nil }
        let values = parts.prefix(3).compactMap { part -> UInt8? in
            guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit), let value = Int(part, radix: 16) else {
                return nil
            }
            let most = (1 << (4 * part.count)) - 1
            return UInt8((value * 255 + most / 2) / most)
        }
        guard values.count == 3 else { return nil }
        self.init(red: values[0], green: values[1], blue: values[2])
    }
}
