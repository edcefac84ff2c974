import TerminalUI
import Testing

@testable import Screens

@Suite struct LabLayoutTests {
    private func layout(_ width: Int, _ height: Int, checks: Int = 4, controls: Int = 6, charts: Int = 3) -> LabLayout {
        LabLayout(
            area: Rect(x: 0, y: 2, width: width, height: height),
            checks: checks,
            controls: controls,
            charts: charts
        )
    }

    private func parts(_ layout: LabLayout) -> [Rect] {
        let parts =
            [layout.strip, layout.guide, layout.scene, layout.checks, layout.controls, layout.log] + layout.charts
        return parts.filter { !$0.isEmpty }
    }

    @Test func nothingOverlapsAndNothingSticksOut() {
        var wrong: [Size] = []
        for width in stride(from: 0, through: 220, by: 3) {
            for height in 0...70 {
                let layout = layout(width, height)
                let parts = parts(layout)
                let area = Rect(x: 0, y: 2, width: width, height: height)
                let sticksOut = (parts + [layout.panel, layout.brief]).contains {
                    !$0.isEmpty && area.intersection($0) != $0
                }
                let overlaps = parts.indices.contains { index in
                    parts.dropFirst(index + 1).contains { !parts[index].intersection($0).isEmpty }
                }
                if sticksOut || overlaps { wrong.append(Size(width: width, height: height)) }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func aLargeScreenShowsEverything() {
        for (width, height) in [(140, 41), (120, 36), (200, 56)] {
            let layout = layout(width, height)
            #expect(!layout.isCompact)
            #expect(layout.charts.count == 3)
            #expect(layout.charts.allSatisfy { $0.height >= 6 && $0.width >= 30 })
            #expect(layout.guide.height >= 18)
            #expect(layout.checks.height >= 6)
            #expect(layout.controls.height >= 7)
            #expect(layout.log.height >= 6)
        }
    }

    @Test func aSmallScreenShowsSceneChecksAndOneChart() {
        let layout = layout(80, 20)
        #expect(layout.isCompact)
        #expect(layout.scene.height == LabLayout.sceneHeight)
        #expect(layout.checks.height >= 5)
        #expect(layout.charts.count == 1)
        #expect(layout.controls.height == 1)
        #expect(layout.guide.isEmpty && layout.log.isEmpty)
    }

    @Test func aHighNarrowScreenHasRoomForControlsAndLog() {
        let layout = layout(80, 46)
        #expect(layout.controls.height >= 7)
        #expect(!layout.log.isEmpty)
    }

    @Test func theSmallestScreenStillShowsSceneAndChecks() {
        let layout = layout(40, 8)
        #expect(layout.scene.height == 3)
        #expect(layout.checks.height >= 3)
        #expect(layout.strip.height == 1)
    }

    @Test(arguments: [0, 1, 40])
    func anyNumberOfPartsIsLaidOut(count: Int) {
        for (width, height) in [(140, 41), (80, 20), (40, 8), (1, 1)] {
            let layout = layout(width, height, checks: count, controls: count, charts: count)
            #expect(layout.charts.count <= count)
        }
    }
}
