import Foundation
import TerminalUI

/// Where the plain mode speaks and listens.
protocol PlainConsole: Sendable {
    func say(_ lines: [String])
    /// What was typed after the prompt; nil at the end of the input.
    func ask(_ prompt: String) -> String?
}

/// Standard input and output. On a terminal lines are broken between words; elsewhere each stays whole.
struct StandardConsole: PlainConsole {
    func say(_ lines: [String]) {
        let columns = StandardOutput.isTerminal ? StandardOutput.columns - 1 : nil
        StandardOutput.write(Self.text(lines, columns: columns))
    }

    static func text(_ lines: [String], columns: Int?) -> String {
        lines.flatMap { line -> [String] in
            let clean = line.printable
            guard let columns, clean.columns > columns else { return [clean] }
            return TextWrap.wrap(Line(clean), columns: columns).map(\.text)
        }
        .map { $0 + "\n" }.joined()
    }

    func ask(_ prompt: String) -> String? {
        StandardOutput.write(prompt)
        guard let line = readLine() else {
            // The shell's prompt begins on a line of its own.
            StandardOutput.line()
            return nil
        }
        return line
    }
}
