/// Text for a terminal whose locale isn't UTF-8.
public enum ASCIIText {
    /// The text in ASCII, as a reader would type it: `→` becomes `->`, `≤` becomes `<=`. What has no equivalent becomes
    /// `?`; accents and what joins emoji vanish. Newlines and tabs stay, so that whole documents can be mapped.
    public static func text(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false)
                    .map { piece in CellSequence(String(piece)).map { replacement(for: $0.base) }.joined() }
                    .joined(separator: "\t")
            }
            .joined(separator: "\n")
    }

    /// The text in ASCII with the same number of columns, for what is already laid out: `→` becomes `>`.
    public static func cells(_ text: String) -> String {
        var result = ""
        for cell in CellSequence(text) {
            result += String(repeating: Character(scalar(for: cell.base)), count: cell.columns)
        }
        return result
    }

    /// The one ASCII character that stands for a scalar of one column, or twice for one of two.
    public static func scalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar }
        if let narrow = narrow[scalar] { return narrow }
        let text = replacement(for: scalar).unicodeScalars
        return text.first ?? "?"
    }

    private static func replacement(for scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return String(scalar) }
        if let text = table[scalar] { return text }
        switch scalar.value {
        case 0x2500...0x257F: return boxDrawing(scalar)
        case 0x2580...0x259F: return "#"
        case 0x2800: return " "
        case 0x2801...0x28FF: return "*"
        default: return "?"
        }
    }

    private static func boxDrawing(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D: "-"
        case 0x2574, 0x2576, 0x2578, 0x257A, 0x257C, 0x257E: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
        case 0x2575, 0x2577, 0x2579, 0x257B, 0x257D, 0x257F: "|"
        case 0x2550: "="
        case 0x2571: "/"
        case 0x2572: "\\"
        case 0x2573: "X"
        default: "+"
        }
    }

    /// Where the first character of the longer replacement would say something else.
    private static let narrow: [Unicode.Scalar: Unicode.Scalar] = [
        "→": ">", "↔": "-", "⇒": ">", "⟶": ">", "≠": "!", "±": "~", "≈": "~",
    ]

    private static let table: [Unicode.Scalar: String] = [
        "→": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "⇒": "=>", "⇐": "<=", "⟶": "->", "⟵": "<-",
        "▶": ">", "▸": ">", "►": ">", "◀": "<", "◂": "<", "▲": "^", "▼": "v", "▾": "v", "▴": "^",
        "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "±": "+/-", "×": "x", "÷": "/", "−": "-", "∞": "inf",
        "µ": "u", "μ": "u", "°": "deg", "²": "2", "³": "3",
        "λ": "lambda", "ρ": "rho", "Δ": "delta", "σ": "sigma", "∑": "sum", "√": "sqrt",
        "…": "...", "•": "*", "·": ".", "‣": ">", "●": "*", "○": "o", "◐": "%", "◯": "o", "■": "#", "□": ".",
        "▣": "#", "▢": ".", "◆": "*", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "⚠": "!",
        "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"", "«": "<<", "»": ">>", "‹": "<", "›": ">",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ",
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%", "█": "#",
        "░": "-", "▒": "=", "▓": "#", "▏": "|", "▎": "|", "▍": "|",
    ]
}
