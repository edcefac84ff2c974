internal import TerminalUI

/// Links that the terminal itself opens (OSC 8, "Hyperlinks in terminal emulators"), of which ncurses knows nothing.
///
/// They are written beside curses: the cursor and what is selected are saved before (DECSC) and restored after, and the
/// cells get the very text and style that they have already, so that what curses believes of the screen stays true.
struct Hyperlink: Equatable {
    /// What browsers and terminals bear, in bytes.
    static let longest = 2_083
    private static let schemes = ["http://", "https://", "mailto:"]

    /// In printable ASCII.
    let address: String

    /// Nil for what no terminal should be led to: another scheme than those that a browser opens in a page of its own,
    /// or more than a terminal takes.
    init?(_ url: String) {
        let lowercased = url.lowercased()
        guard Self.schemes.contains(where: { lowercased.hasPrefix($0) && url.count > $0.count }) else { return nil }
        // No more of it is looked at than could fit.
        let bytes = url.utf8.prefix(Self.longest + 1)
        let address = bytes.map { byte -> String in
            // The printable ones but the space, which ends an address in many a terminal.
            (0x21...0x7E).contains(byte) ? String(Unicode.Scalar(byte)) : "%" + Self.hexadecimal(byte)
        }.joined()
        guard address.utf8.count <= Self.longest else { return nil }
        self.address = address
    }

    /// Whether a terminal of that type ignores OSC 8 at least. The ones named here print what they don't understand.
    static func isHarmless(onType type: String) -> Bool {
        let deaf = ["linux", "dumb", "vt", "ansi", "cons25", "sun", "eterm", "unknown"]
        return !deaf.contains { type.hasPrefix($0) }
    }

    /// What opens the link; cells with the same address belong together wherever they stand.
    var opening: String { "\u{1B}]8;id=\(Self.identifier(address));\(address)\u{1B}\\" }

    static let closing = "\u{1B}]8;;\u{1B}\\"

    /// Everything that shows the runs, of which each is in one row.
    static func sequence(_ runs: [LinkedRun], mapping: ColourMapping, usesUnicode: Bool) -> String {
        let body = runs.map { linked in
            let link = linked.url.flatMap(Hyperlink.init)
            let place = "\u{1B}[\(linked.run.y + 1);\(linked.run.x + 1)H"
            let text = text(linked.run.cells, mapping: mapping, usesUnicode: usesUnicode)
            return place + (link?.opening ?? "") + text + (link == nil ? "" : closing)
        }
        return body.isEmpty ? "" : "\u{1B}7" + body.joined() + "\u{1B}8"
    }

    private static func text(_ cells: [Cell], mapping: ColourMapping, usesUnicode: Bool) -> String {
        var text = ""
        var style: Style?
        for cell in cells where !cell.isContinuation {
            if cell.style != style {
                style = cell.style
                text += mapping.selection(of: cell.style)
            }
            if usesUnicode {
                text += cell.text
            } else {
                text += String(repeating: Character(ASCIIText.scalar(for: cell.base)), count: cell.columns)
            }
        }
        return text
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }

    /// FNV-1a, 32 bits: the same address has the same name in each frame.
    private static func identifier(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return String(hash, radix: 36)
    }
}
