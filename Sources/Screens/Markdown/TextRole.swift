import TerminalUI

/// What a piece of laid-out text is. A theme makes a style of it when it is drawn, so one layout serves every theme.
struct TextRole: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case body, dim, title, heading, subheading, tableHeader
        case code, link, plannedLink
        case codeBlock, keyword, string, comment, number, option, diagram
        /// Decorations: a glyph of the terminal's set is drawn in each column of the span, whatever its text.
        case bullet, quoteBar, noteBar, rule, checkedMark, uncheckedMark
        /// Blank columns.
        case margin
        /// What counts items: `1.`, `B`.
        case label
        /// Of a question: a wrong choice, one that is chosen, and the verdict's words.
        case crossMark, chosenMark, success, warning
    }

    var kind: Kind
    /// Bold or italic on top of what the kind says.
    var emphasis: Attributes = []

    static let body = TextRole(kind: .body)
    static let dim = TextRole(kind: .dim)
    static let margin = TextRole(kind: .margin)

    func style(in theme: Theme) -> Style {
        base(in: theme).with(emphasis)
    }

    private func base(in theme: Theme) -> Style {
        switch kind {
        case .body, .codeBlock, .diagram, .margin: theme.text
        case .dim, .comment, .bullet, .quoteBar, .rule, .label: theme.dim
        case .title, .heading, .subheading, .tableHeader, .keyword: theme.heading
        case .code, .string, .number: theme.code
        // What is said to a command: where you are has no part in it, so the weight stays off.
        case .option: Style(foreground: theme.accent.foreground)
        case .link: theme.link
        case .plannedLink: theme.linkPlanned
        case .uncheckedMark: theme.text
        case .checkedMark, .success: theme.success
        case .crossMark, .warning: theme.warning
        case .chosenMark, .noteBar: theme.accent
        }
    }
}
