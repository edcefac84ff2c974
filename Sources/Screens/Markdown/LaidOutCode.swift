/// A code block of a text, and where it stands once it is set.
struct LaidOutCode: Equatable, Sendable {
    var language: String
    var text: String
    /// Its rows in the layout, one for each of its lines.
    var lines: Range<Int>

    /// What somebody would take of it: of a shell's session the commands without their prompts, else all.
    var taken: (text: String, lines: [Int]) {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines.count)
        let all = (rows.joined(separator: "\n"), Array(lines))
        guard SyntaxHighlighter.isShell(language) else { return all }
        let prompts = ShellPrompts(Array(rows.joined(separator: "\n")))
        guard let typed = prompts.typed else { return all }
        let commands = typed.map { index in
            let row = rows[index]
            return row.hasPrefix(ShellPrompts.mark) ? row.dropFirst(ShellPrompts.mark.count) : row
        }
        return (commands.joined(separator: "\n"), typed.map { lines.lowerBound + $0 })
    }
}
