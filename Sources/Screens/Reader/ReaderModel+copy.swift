import TerminalUI

/// Copying code blocks.
extension ReaderModel {
    /// The code blocks on the screen, from top to bottom. A drawing is no code.
    var visibleCodes: [Int] {
        guard let codes = layout?.text.codes else { return [] }
        return codes.indices.filter { codes[$0].lines.overlaps(visibleRows) && codes[$0].language != "diagram" }
    }

    /// Copies the block on the screen; of several one is chosen.
    mutating func copyCode() -> [Effect] {
        let codes = visibleCodes
        guard let first = codes.first else { return [.notify("There is no code on the screen.")] }
        guard codes.count == 1 else {
            overlay = .hints(.codes, typed: "")
            return []
        }
        return copy(code: first)
    }

    mutating func copy(code index: Int) -> [Effect] {
        guard let code = layout?.text.codes[index] else { return [] }
        let taken = code.taken
        copiedCode = index
        let first = taken.text.split(separator: "\n").first?.drop { $0 == " " } ?? ""
        return [.copy(taken.text), .notify("Copied \(counted(taken.lines.count, "line")): \(first)")]
    }

    /// The rows that were copied, while any of them is on the screen.
    var copiedLines: [Int] {
        guard let copiedCode, let codes = layout?.text.codes, codes.indices.contains(copiedCode) else { return [] }
        return codes[copiedCode].taken.lines
    }
}
