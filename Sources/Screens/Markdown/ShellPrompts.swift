/// Which rows of a shell's code somebody would type, where the code shows a session: `$ ` before each command, and what
/// it wrote below.
struct ShellPrompts {
    enum Row: Equatable {
        /// The mark, and a command after it.
        case prompt
        /// What a command wrote.
        case output
        /// Code without a prompt, or the next row of a command.
        case code
    }

    static let mark = "$ "

    private let rows: [Row]
    /// Where each row begins.
    private let starts: [Int]

    init(_ characters: [Character]) {
        let lines = characters.split(separator: "\n", omittingEmptySubsequences: false)
        starts = lines.map(\.startIndex)
        guard lines.contains(where: { $0.starts(with: Self.mark) }) else {
            rows = lines.map { _ in .code }
            return
        }
        var goesOn = false
        rows = lines.map { line in
            defer { goesOn = line.last == "\\" && (goesOn || line.starts(with: Self.mark)) }
            if line.starts(with: Self.mark) { return .prompt }
            return goesOn ? .code : .output
        }
    }

    /// The row that begins at a character.
    func row(at start: Int) -> Row {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && starts[low] == start ? rows[low] : .code
    }

    /// The rows that somebody would type; nil where no row has a prompt.
    var typed: [Int]? {
        guard rows.contains(.prompt) else { return nil }
        return rows.indices.filter { rows[$0] != .output }
    }
}
