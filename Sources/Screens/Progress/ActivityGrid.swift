import KnowledgeStore
import TerminalUI

/// The last weeks, a column each, shaded by how long was spent on each day.
struct ActivityGrid {
    static let labelColumns = 5
    /// Nothing, and four shades of something.
    private static let shades = 5
    /// Fewer weeks say too little to be worth their lines.
    private static let fewestWeeks = 4

    /// The days that are shown; the first begins a week.
    let days: ArraySlice<ActivityDay>
    private let most: Double
    private let columns: Int

    /// How many weeks are shown, the last of them as far as it has come.
    var weeks: Int { (days.count + 6) / 7 }

    /// - Parameters:
    ///   - days: From the first day of a week on, without gaps.
    ///   - columns: All the weeks that fit are shown.
    init(_ days: [ActivityDay], columns: Int) {
        self.columns = columns
        let all = (days.count + 6) / 7
        let fitting = (columns - Self.labelColumns) / 2
        let shown = fitting < Self.fewestWeeks ? 0 : min(fitting, all)
        self.days = days.dropFirst((all - shown) * 7)
        most = self.days.map(\.minutes).max() ?? 0
    }

    /// The months, the seven days of a week, and what the shades mean.
    func lines(_ context: ViewContext) -> [Line] {
        guard weeks > 0, let first = days.first.flatMap({ CivilDay($0.day) }) else { return [] }
        let label = String(repeating: " ", count: Self.labelColumns)
        var lines = [Line(label + months(from: first), style: context.theme.dim)]
        for row in 0..<7 {
            // Every other name is enough to find a day by.
            let name = row % 2 == 0 ? CivilDay(number: first.number + row).weekdayName : ""
            var line = Line(name.padded(toColumns: Self.labelColumns), style: context.theme.dim)
            for index in stride(from: days.startIndex + row, to: days.endIndex, by: 7) {
                line.spans += [cell(shade(of: days[index]), context), Span(" ")]
            }
            lines.append(line)
        }
        let legend = legend(context)
        return legend.columns <= columns ? lines + [legend] : lines
    }

    /// Each month's name over the week in which it begins.
    private func months(from first: CivilDay) -> String {
        var text = ""
        for week in 0..<weeks {
            let days = (0..<7).map { CivilDay(number: first.number + week * 7 + $0) }
            guard let month = days.first(where: { $0.day == 1 }), text.count <= 2 * week, week + 2 <= weeks else {
                continue
            }
            text = text.padded(toColumns: 2 * week) + month.monthName + " "
        }
        return text
    }

    private func legend(_ context: ViewContext) -> Line {
        var line = Line(String(repeating: " ", count: Self.labelColumns) + "less ", style: context.theme.dim)
        for shade in 0..<Self.shades { line.spans += [cell(shade, context), Span(" ")] }
        line.append("more", style: context.theme.dim)
        return line
    }

    /// The last shade is for days nearly as long as the longest; whatever was done shows.
    private func shade(of day: ActivityDay) -> Int {
        guard day.isActive else { return 0 }
        let share = most > 0 ? day.minutes / most : 0
        return 1 + min(Self.shades - 2, Int(share * Double(Self.shades - 1)))
    }

    /// The shape tells the shade; colour only helps.
    private func cell(_ shade: Int, _ context: ViewContext) -> Span {
        let shapes = context.glyphs.isASCII ? [".", "-", "+", "x", "#"] : ["·", "░", "▒", "▓", "█"]
        return Span(shapes[shade], style: shade == 0 ? context.theme.dim : context.theme.success)
    }
}
