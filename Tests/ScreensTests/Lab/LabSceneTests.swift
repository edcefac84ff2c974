import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabSceneTests {
    private func scene() -> LabScene { LabScene(components: LabFixture.manifest.components) }

    private func message(_ from: String, _ to: String, at time: Double, unit: UnitOfWork? = nil) -> LabEvent {
        LabEvent(time: time, unit: unit, kind: .message(from: from, to: to), text: "")
    }

    @Test func aMessageMovesWithLabTimeAndArrives() {
        var scene = scene()
        scene.take(message("shop", "network", at: 1))
        #expect(scene.messages.map { scene.progress(of: $0) } == [0])
        scene.advance(to: 1 + LabScene.travel / 2)
        #expect(scene.messages.map { (scene.progress(of: $0) * 100).rounded() } == [50])
        scene.advance(to: 1.01 + LabScene.travel)
        #expect(scene.messages.isEmpty)
    }

    @Test func slowMotionKeepsTheJourneyTheSameForTheEye() {
        var scene = scene()
        scene.speed = 0.01
        scene.take(message("shop", "network", at: 1))
        scene.advance(to: 1 + LabScene.travel / 200)
        #expect(scene.messages.map { (scene.progress(of: $0) * 100).rounded() } == [50])
    }

    @Test func aLostMessageStaysToBeSeen() {
        var scene = scene()
        scene.take(LabEvent(time: 1, kind: .lost(from: "payments", to: "network"), text: "answer lost"))
        scene.advance(to: 1 + LabScene.travel * 2)
        #expect(scene.messages.count == 1)
        #expect(scene.messages.first?.goesRight == false)
        scene.advance(to: 1 + LabScene.travel * 3)
        #expect(scene.messages.isEmpty)
    }

    @Test func someonesOwnRequestLightsWhereItComesInAndIsCountedWhenAnswered() {
        var scene = scene()
        scene.take(message("you", "payments", at: 1, unit: .outsider(1)))
        #expect(scene.outsider == LabScene.Outsider(component: 2, requests: 0, text: "", time: 1))
        #expect(scene.isOutsiderLit)
        #expect(scene.messages.isEmpty)
        scene.take(LabEvent(time: 2, unit: .outsider(1), component: "payments", kind: .outsider, text: "201"))
        #expect(scene.outsider == LabScene.Outsider(component: 2, requests: 1, text: "201", time: 2))
        scene.advance(to: 2 + LabScene.travel * LabScene.outsiderStay)
        #expect(!scene.isOutsiderLit)
    }

    @Test(arguments: [("shop", "shop"), ("nobody", "shop"), ("shop", "")])
    func aMessageThatGoesNowhereIsNotShown(from: String, to: String) {
        var scene = scene()
        scene.take(message(from, to, at: 1))
        #expect(scene.messages.isEmpty)
    }

    @Test func messagesAreBounded() {
        var scene = scene()
        for _ in 0..<500 { scene.take(message("shop", "network", at: 1)) }
        #expect(scene.messages.count == LabScene.mostMessages)
    }

    @Test func timeNeverGoesBack() {
        var scene = scene()
        for time in [3, 1, .nan, .infinity] { scene.advance(to: time) }
        #expect(scene.now == 3)
    }

    @Test func nodesAreSpreadAndNeverOverlap() {
        var wrong: [Rect] = []
        for width in 0...200 {
            for count in 0...8 {
                let area = Rect(x: 3, y: 1, width: width, height: 5)
                let nodes = LabSceneView.nodes(count, in: area)
                let overlap = zip(nodes, nodes.dropFirst()).contains { $0.maxX >= $1.x }
                let sticksOut = nodes.contains { $0.x < area.x || $0.maxX > area.maxX }
                let isMissing = width >= 8 * count + 6 && nodes.count != count
                if overlap || sticksOut || isMissing { wrong.append(area) }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func requestsGoAboveAnswersBelowAndLossesAreCrosses() {
        var stage = LabStage.running(Size(width: 80, height: 24))
        stage.deliver(
            .event(message("shop", "network", at: 1)),
            .event(message("network", "payments", at: 1, unit: .outsider(1))),
            .event(LabEvent(time: 1, kind: .lost(from: "payments", to: "network"), text: "answer lost")),
            .frame(.shop(time: 1 + LabScene.travel * 0.6, orders: 40, lost: 9))
        )
        let rows = stage.screen().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let names = rows.firstIndex { $0.contains("shop") && $0.contains("ledger") } ?? 0
        #expect(rows[names + 1].contains("───●─▶"))
        #expect(rows[names + 1].contains("───▸─▶"), "someone's own request has another shape")
        #expect(rows[names + 2].contains("◀─✗───"))
        #expect(rows[names + 2].contains("✗ 9 lost"))
    }
}
