import Foundation
import KnowledgeStore
import TerminalUI

extension ViewContext {
    /// ○ unread, ◐ being read, ✓ read. The shape says it; the colour only helps.
    func mark(_ state: ReadingState) -> Span {
        switch state {
        case .unread: Span(glyphs.text("○"), style: theme.dim)
        case .reading: Span(glyphs.text("◐"), style: theme.accent)
        case .read: Span(glyphs.text("✓"), style: theme.success)
        }
    }

    /// ▸ before the line that the keys act on; • before one that is selected in a list that they don't act on now.
    func pointer(_ isSelected: Bool, hasKeys: Bool = true) -> Span {
        guard isSelected else { return Span("  ") }
        return hasKeys
            ? Span(glyphs.text("▸ "), style: theme.selection) : Span(glyphs.bullet + " ", style: theme.accent)
    }
}

/// `1 minute`, `8 minutes`.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(singular)" : "\(count) \(plural ?? singular + "s")"
}

/// `today`, `yesterday`, `3 days ago`, `2026-10-02`.
func age(of date: Date, at now: Date, calendar: Calendar) -> String {
    let days = calendar.dateComponents([.day], from: calendar.startOfDay(for: date), to: calendar.startOfDay(for: now))
    switch days.day ?? 0 {
    case ...0: return "today"
    case 1: return "yesterday"
    case let days where days < 30: return "\(days) days ago"
    default:
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return [parts.year ?? 0, parts.month ?? 0, parts.day ?? 0].map { ($0 < 10 ? "0" : "") + "\($0)" }
            .joined(separator: "-")
    }
}

extension ViewContext {
    /// How much is done, as a bar of so many columns.
    func bar(done: Int, total: Int, columns: Int) -> Line {
        let bar = ProgressBar(fraction: total == 0 ? 0 : Double(done) / Double(total))
        let filled = bar.filled(of: columns)
        var line = Line()
        line.append(String(repeating: glyphs.barFull, count: filled), style: theme.accent)
        line.append(String(repeating: glyphs.barEmpty, count: columns - filled), style: theme.dim)
        return line
    }
}
