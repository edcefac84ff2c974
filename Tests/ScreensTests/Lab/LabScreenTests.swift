import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct LabScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 140, height: 45)]

    private func name(_ what: String, _ size: Size) -> String { "lab-\(what)-\(size.width)x\(size.height)" }

    /// A run in its fourteenth second, with something of everything to be seen.
    private func running(_ size: Size) -> LabStage {
        var stage = LabStage(size)
        stage.type("20")
        stage.press(.enter)
        stage.begin()
        for tenth in 1...140 {
            let orders = Double(tenth) * 5
            stage.deliver(
                .frame(
                    .shop(
                        time: Double(tenth) / 10,
                        window: tenth < 100 ? 1 : 2,
                        orders: orders,
                        twice: (orders * (tenth < 40 ? 0.31 : 0.21)).rounded(),
                        lost: (orders / 5).rounded()
                    )
                )
            )
            if tenth == 99 { stage.deliver(.window(2, stage.lab.settings)) }
        }
        stage.deliver(
            .event(LabEvent(time: 13.9, unit: .order(690), kind: .story, text: "paid at the first attempt, 18 ms")),
            .event(
                LabEvent(
                    time: 14,
                    unit: .order(688),
                    kind: .story,
                    text: "answer lost → retry 2, no key → charged twice"
                )
            ),
            .event(LabEvent(time: 14, kind: .lost(from: "payments", to: "network"), text: "")),
            .event(LabEvent(time: 14.1, kind: .message(from: "shop", to: "network"), text: "")),
            .event(LabEvent(time: 14.15, kind: .message(from: "payments", to: "ledger"), text: "")),
            .event(
                LabEvent(
                    time: 14.2,
                    unit: .outsider(1),
                    component: "payments",
                    kind: .outsider,
                    text: "POST /payments mine-1 → 201"
                )
            ),
            .frame(.shop(time: 14.3, window: 2, orders: 712, twice: 150, lost: 141))
        )
        return stage
    }

    @Test(arguments: sizes + [.wide])
    func beforeTheRun(size: Size) throws {
        try expectSnapshot(LabStage(size).screen(), name("brief", size))
    }

    @Test(arguments: sizes + [.wide])
    func whileItRuns(size: Size) throws {
        try expectSnapshot(running(size).screen(), name("running", size))
    }

    @Test(arguments: sizes + [.wide])
    func aQuestionWhileItRuns(size: Size) throws {
        var stage = running(size)
        stage.type("nb")
        try expectSnapshot(stage.screen(), name("question", size))
    }

    @Test func panelsLieOverTheRestAndClose() throws {
        var stage = running(Size(width: 80, height: 24))
        let before = stage.screen()
        for (key, title) in [("g", "Guide"), ("o", "Controls"), ("l", "What just happened")] {
            stage.type(key)
            #expect(stage.screen().contains("─ \(title) ─") || stage.screen().contains(" \(title) ─"))
            try expectSnapshot(stage.screen(), "lab-panel-\(key)-80x24")
            #expect(stage.press(.escape).isEmpty)
            #expect(stage.screen() == before)
            stage.type(key + key)
            #expect(stage.screen() == before, "the same key closes it too")
        }
    }

    @Test func aPanelThatIsTooLongScrolls() {
        var stage = running(Size(width: 50, height: 12))
        stage.type("g")
        #expect(!stage.screen().contains("curl"))
        for _ in 0..<50 { stage.press(.pageDown) }
        #expect(stage.screen().contains("another terminal"))
        stage.press(.up)
        for _ in 0..<50 { stage.press(.pageUp) }
        #expect(stage.screen().contains("1 of 4"))
    }

    @Test func aBriefThatIsTooLongScrolls() {
        var stage = LabStage(Size(width: 60, height: 14))
        #expect(!stage.screen().contains("Without keys"))
        for _ in 0..<20 { stage.press(.pageDown) }
        #expect(stage.screen().contains("Without keys"))
    }

    @Test func onTheSmallestScreenChecksAreSeen() throws {
        try expectSnapshot(running(Size(width: 40, height: 10)).screen(), "lab-running-40x10")
    }

    @Test func anASCIITerminalGetsASCIIOnly() throws {
        let screen = running(Size(width: 120, height: 40)).screen(.ascii)
        #expect(screen.unicodeScalars.allSatisfy { $0.isASCII }, "\(screen)")
        try expectSnapshot(screen, "lab-running-ascii-120x40")
    }

    @Test func theOneChartIsChangedByTab() {
        var stage = running(Size(width: 80, height: 24))
        #expect(stage.screen().contains("Charges for each order"))
        stage.press(.tab)
        #expect(stage.screen().contains("Attempts per second"))
        stage.press(.tab)
        #expect(stage.screen().contains("p99  388 ms"))
        stage.press(.tab)
        #expect(stage.screen().contains("Charges for each order"))
    }

    @Test func theHelpNamesEveryKey() {
        var stage = running(Size(width: 120, height: 50))
        stage.type("?")
        for words in ["turn the control", "the guide's next step", "slower and faster", "run again with the same seed"]
        {
            #expect(stage.screen().contains(words))
        }
    }
}
