import LabKit
import TerminalUI

/// The way from another terminal into the lab.
extension LabModel {
    /// The guide's command lines, each once, with the addresses of this run; none before it listens.
    var attachLines: [String] { attached(progress.steps) }

    /// The command line that goes with what is being read: this step's, or that of the nearest step before or after.
    var attachLine: String? {
        let steps = progress.steps
        return attached(Array(steps.prefix(progress.index + 1).reversed()) + steps.dropFirst(progress.index + 1)).first
    }

    private func attached(_ steps: [GuideStep]) -> [String] {
        guard let run, !run.addresses.isEmpty else { return [] }
        var lines: [String] = []
        for step in steps {
            let attached = step.attach(addresses: run.addresses, prefixes: run.prefixes)
            for line in attached?.commandLines ?? [] where !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    /// Copies the only line there is, or lets one of several be chosen.
    mutating func copy() -> [Effect] {
        let lines = attachLines
        guard let line = attachLine else { return [.notify("This lab has no command line to copy.")] }
        guard lines.count > 1 else { return copy(line) }
        toggle(.attach)
        panelSelection = lines.firstIndex(of: line) ?? 0
        return []
    }

    /// A terminal doesn't say whether it took the text, so the text is shown as well: in the notice, or where that is too
    /// short, in the panel.
    mutating func copy(_ line: String) -> [Effect] {
        let notice = "Copied: \(line)"
        if notice.columns <= size.width - 2 {
            panel = nil
            return [.copy(line), .notify(notice)]
        }
        panel = .attach
        return [.copy(line), .notify("Copied, if this terminal can; else mark it with the mouse.")]
    }
}

extension String {
    /// Its lines, where one that ends with a backslash goes on in the next.
    fileprivate var commandLines: [String] {
        var lines: [String] = []
        var isContinued = false
        for line in split(separator: "\n") {
            if isContinued { lines[lines.count - 1] += "\n" + line } else { lines.append(String(line)) }
            isContinued = line.hasSuffix("\\")
        }
        return lines
    }
}
