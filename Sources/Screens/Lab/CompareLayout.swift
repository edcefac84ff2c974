import TerminalUI

/// Where everything of two runs side by side stands.
struct CompareLayout: Equatable, Sendable {
    /// From here on the scenes stand side by side, and charts beside the figures.
    static let wide = Size(width: 108, height: 34)

    private(set) var isCompact = true
    private(set) var arrivals = Rect.zero
    /// What each of the two is, and below it its scene.
    private(set) var titles: [Rect] = []
    private(set) var scenes: [Rect] = []
    private(set) var table = Rect.zero
    private(set) var charts: [Rect] = []
    /// The control that the keys turn, where the table's controls aren't shown.
    private(set) var control = Rect.zero

    /// - Parameters:
    ///   - sceneHeight: rows that one scene takes.
    ///   - charts: how many there are.
    init(area: Rect, sceneHeight: Int, charts: Int, page: ComparedRun.Page) {
        let room = area.inset(dx: area.width >= 60 ? 1 : 0)
        if area.width >= Self.wide.width, area.height >= Self.wide.height {
            isCompact = false
            let rows = room.splitRows([.fixed(1), .fixed(1), .fixed(sceneHeight), .rest], spacing: 1)
            arrivals = rows[0]
            titles = Self.halves(rows[1])
            scenes = Self.halves(rows[2])
            let sides = rows[3].splitColumns([.fixed(min(84, rows[3].width * 3 / 5)), .rest], spacing: 4)
            table = sides[0]
            self.charts = Self.below(sides[1], charts: charts)
            return
        }
        let isLow = room.height < 16
        let rows = room.splitRows([.fixed(2), .rest, .fixed(1)], spacing: isLow ? 0 : 1)
        arrivals = rows[0].row(0)
        titles = Self.halves(rows[0].row(1))
        control = rows[2]
        if page == .figures || charts == 0 {
            table = rows[1]
        } else {
            self.charts = Self.below(rows[1], charts: charts)
        }
    }

    private static func halves(_ area: Rect) -> [Rect] { area.splitColumns([.fill(1), .fill(1)], spacing: 4) }

    /// As many charts as have room for six rows, at most twelve each.
    private static func below(_ area: Rect, charts: Int) -> [Rect] {
        let shown = max(0, min(charts, (area.height + 1) / 7))
        guard shown > 0 else { return [] }
        let height = min(12, (area.height - shown + 1) / shown)
        return Array(area.splitRows(Array(repeating: .fixed(height), count: shown) + [.rest], spacing: 1).prefix(shown))
    }
}
