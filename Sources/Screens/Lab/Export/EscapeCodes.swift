import TerminalUI

/// Pictures as what a terminal is sent: ECMA-48 control sequences.
enum EscapeCodes {
    private static let start = "\u{1B}["

    /// What turns one picture into another; without one before, the screen is cleared first.
    static func drawing(_ buffer: Buffer, over old: Buffer?) -> String {
        var text = old == nil ? "\(start)?25l\(start)0m\(start)2J" : ""
        var style: Style?
        for run in buffer.changes(from: old ?? Buffer(size: buffer.size)) {
            text += "\(start)\(run.y + 1);\(run.x + 1)H"
            for cell in run.cells where !cell.isContinuation {
                if style != cell.style { text += select(cell.style) }
                style = cell.style
                text += cell.text
            }
        }
        return style == nil ? text : text + "\(start)0m"
    }

    /// Select graphic rendition: everything anew, so that nothing is left of what was before.
    private static func select(_ style: Style) -> String {
        var codes = ["0"]
        let attributes: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        codes += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
        codes += colour(style.foreground, base: 30) + colour(style.background, base: 40)
        return start + codes.joined(separator: ";") + "m"
    }

    private static func colour(_ colour: Color, base: Int) -> [String] {
        switch colour {
        case .standard: []
        case .ansi(let index) where index < 8: ["\(base + Int(index))"]
        case .ansi(let index): ["\(base + 60 + Int(index & 7))"]
        case .palette(let index): ["\(base + 8)", "5", "\(index)"]
        }
    }
}

/// Text as JSON has it.
enum JSONText {
    /// RFC 8259, section 7: quotes, backslashes and control characters are escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
