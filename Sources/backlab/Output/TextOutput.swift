import Foundation
import TerminalUI

/// Styled lines on standard output: with colours on a terminal, as plain text elsewhere.
enum TextOutput {
    /// Text is set to the terminal's width, but never wider than reads well.
    static var columns: Int { min(StandardOutput.columns, 100) }

    /// Colours are wanted on a terminal that has them and whose user hasn't said no (https://no-color.org).
    static func isColoured(environment: [String: String], isTerminal: Bool) -> Bool {
        isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    static func write(_ lines: [Line]) {
        let isTerminal = StandardOutput.isTerminal
        let isColoured = isColoured(environment: ProcessInfo.processInfo.environment, isTerminal: isTerminal)
        StandardOutput.write(
            text(of: lines, columns: isTerminal ? StandardOutput.columns : nil, isColoured: isColoured)
        )
    }

    /// - Parameter columns: what is longer ends with an ellipsis; nil cuts nothing.
    static func text(of lines: [Line], columns: Int?, isColoured: Bool) -> String {
        var text = ""
        for line in lines {
            // Paths and variables are shown as well as content, which was cleaned when it was read.
            let clean = Line(line.spans.map { Span($0.text.printable, style: $0.style) })
            let shown = columns.map { clean.truncated(toColumns: $0) } ?? clean
            text += isColoured ? ANSIText.render(shown) : shown.text
            text += "\n"
        }
        return text
    }
}

/// Lines as text with SGR sequences (ECMA-48, 8.3.117).
enum ANSIText {
    static func render(_ line: Line) -> String {
        line.spans.map(render).joined()
    }

    private static func render(_ span: Span) -> String {
        let codes = codes(span.style)
        return codes.isEmpty ? span.text : "\u{1B}[\(codes.joined(separator: ";"))m\(span.text)\u{1B}[0m"
    }

    private static func codes(_ style: Style) -> [String] {
        var codes: [String] = []
        if style.attributes.contains(.bold) { codes.append("1") }
        if style.attributes.contains(.dim) { codes.append("2") }
        if style.attributes.contains(.italic) { codes.append("3") }
        if style.attributes.contains(.underline) { codes.append("4") }
        if style.attributes.contains(.reverse) { codes.append("7") }
        return codes + colour(style.foreground, plain: 30, bright: 90, extended: 38)
            + colour(style.background, plain: 40, bright: 100, extended: 48)
    }

    private static func colour(_ colour: Color, plain: Int, bright: Int, extended: Int) -> [String] {
        switch colour {
        case .standard: []
        case .ansi(let index): [index < 8 ? "\(plain + Int(index))" : "\(bright + Int(index) - 8)"]
        case .palette(let index): ["\(extended)", "5", "\(index)"]
        }
    }
}
