import TerminalUI

/// Where everything of a running lab stands. Depends on the room and on how much there is to show, and on nothing else.
struct LabLayout: Equatable, Sendable {
    /// From here on guide, controls and log stand beside the scene.
    static let wide = Size(width: 108, height: 28)

    private(set) var isCompact = true
    /// One row with the step and what came of its prediction, where the guide isn't shown.
    private(set) var strip = Rect.zero
    private(set) var guide = Rect.zero
    private(set) var scene = Rect.zero
    private(set) var charts: [Rect] = []
    private(set) var checks = Rect.zero
    private(set) var controls = Rect.zero
    private(set) var log = Rect.zero
    /// The box of a panel that lies over the rest.
    private(set) var panel = Rect.zero
    /// The text of the brief.
    private(set) var brief = Rect.zero

    /// The panel's content.
    var panelInside: Rect { panel.inset(dx: 2, dy: 1) }

    static let sceneHeight = 5
    private static let wideSceneHeight = 6
    private static let narrowestChart = 30
    private static let lowestChart = 6

    /// - Parameters: `checks`, `controls` and `charts` say how many there are.
    init(area: Rect, checks: Int, controls: Int, charts: Int) {
        let margin = area.width >= 60 ? 1 : 0
        let room = area.inset(dx: margin)
        brief = room.inset(dx: area.width >= 60 ? 2 : 0)
        brief.width = min(brief.width, 76)
        panel = room.centred(Size(width: 84, height: room.height))
        if area.width >= Self.wide.width, area.height >= Self.wide.height {
            isCompact = false
            layOutWide(room, checks: checks, controls: controls, charts: charts)
        } else {
            layOutCompact(room, checks: checks, controls: controls, charts: charts)
        }
    }

    /// Guide, checks and controls at the left; scene, charts and log at the right.
    private mutating func layOutWide(_ room: Rect, checks: Int, controls: Int, charts: Int) {
        let left = min(52, max(44, room.width * 2 / 5))
        let columns = room.splitColumns([.fixed(left), .rest], spacing: 3)
        // Heading, rows, and a line that says that the lab is passed.
        let checkRows = min(checks + 2, columns[0].height / 3)
        let controlRows = min(controls + 1, columns[0].height / 3)
        let below = columns[0].splitRows([.rest, .fixed(checkRows), .fixed(controlRows)], spacing: 1)
        guide = below[0]
        self.checks = below[1]
        self.controls = below[2]

        let across = max(1, min(charts, columns[1].width / Self.narrowestChart))
        let down = (charts + across - 1) / across
        let spare = columns[1].height - Self.wideSceneHeight - 2
        let chartHeight = down == 0 ? 0 : max(Self.lowestChart, min(11, spare * 3 / 5 / down))
        var constraints: [Constraint] = [.fixed(Self.wideSceneHeight)]
        constraints += Array(repeating: .fixed(chartHeight), count: down) + [.rest]
        let rows = columns[1].splitRows(constraints, spacing: 1)
        scene = rows[0]
        for row in 0..<down {
            let cells = rows[1 + row].splitColumns(Array(repeating: .fill(1), count: across), spacing: 3)
            self.charts += cells.prefix(charts - row * across)
        }
        log = rows[1 + down]
    }

    /// Scene, and below it checks beside one chart. Where the screen is high, controls and log come below.
    private mutating func layOutCompact(_ room: Rect, checks: Int, controls: Int, charts: Int) {
        let isLow = room.height < 14
        let gap = isLow ? 0 : 1
        let rows = room.splitRows(
            [.fixed(1), .fixed(isLow ? 3 : Self.sceneHeight), .rest],
            spacing: gap
        )
        strip = rows[0]
        scene = rows[1]
        var middle = rows[2]
        let controlRows = controls + 1
        if middle.height >= 12 + 1 + max(5, controlRows) {
            let parts = middle.splitRows([.rest, .fixed(max(controlRows, middle.height - 19))], spacing: 1)
            middle = parts[0]
            let sides = parts[1].splitColumns([.fill(1), .fill(1)], spacing: 3)
            self.controls = sides[0]
            log = sides[1]
        }
        var left = middle
        if charts > 0, middle.width >= 66, middle.height >= 5 {
            let sides = middle.splitColumns([.fill(1), .fill(1)], spacing: 3)
            left = sides[0]
            self.charts = [sides[1]]
        }
        // The control that the keys turn is always seen.
        if self.controls.isEmpty, controls > 0, left.height >= 4 {
            let parts = left.splitRows([.fixed(min(left.height - 1, checks + 3)), .fixed(1)], spacing: 0)
            left = parts[0]
            self.controls = parts[1]
        }
        self.checks = left
    }
}
