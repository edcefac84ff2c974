import Content
import Foundation
import LabKit
import TerminalUI
import Testing

@testable import Screens

/// A lab with a server of the learner's own in a component's place.
@Suite struct LabEngineTests {
    private static let engines = ["queue": EngineAddress(host: "127.0.0.1", port: 6_380)]

    private let manifest: LabManifest

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        manifest = try LabManifest.load(id: "backpressure", root: ContentRoot(root))
    }

    private func stage(_ size: Size = Size(width: 160, height: 45)) -> LabStage {
        var stage = LabStage(size, manifest: manifest, engines: Self.engines)
        stage.type("s")
        return stage
    }

    private func running() -> LabStage {
        var stage = stage()
        stage.deliver(
            .state(.starting),
            .started(addresses: ["queue": "redis://127.0.0.1:6380"], prefixes: ["queue": "backlab-1a:"]),
            .state(.running),
            .window(1, stage.lab.settings)
        )
        return stage
    }

    @Test func theRunIsStartedWithItAndTheHeaderSaysSo() throws {
        var stage = LabStage(Size(width: 160, height: 45), manifest: manifest, engines: Self.engines)
        let started = stage.type("s").compactMap { if case .startLab(let start) = $0 { start } else { nil } }
        #expect(started.map(\.engines) == [Self.engines])
        #expect(running().screen().contains("your Redis as queue"))
        #expect(!LabStage.running().screen().contains("your Redis"))
    }

    @Test func theAttachLineNamesTheKeyThatIsThere() {
        #expect(running().lab.attachLine == "redis-cli -u redis://127.0.0.1:6380 XLEN backlab-1a:work")
    }

    /// Block, drop newest and shed are more than Redis does.
    @Test func turningGoesPastWhatCannotBeHadAndSaysWhy() throws {
        var stage = running()
        let overflow = try #require(manifest.controls.firstIndex { $0.id == "overflow" })
        for _ in 0..<overflow { stage.press(.down) }
        let effects = stage.press(.right)
        #expect(effects.contains(.sendLab(.set(control: "overflow", .choice("drop oldest")))))
        #expect(stage.screen().contains("“block” can't be had here. Redis reads from every publisher"))
        #expect(stage.press(.right).contains(.sendLab(.set(control: "overflow", .choice("none")))))
    }

    @Test func aStepThatNeedsItIsNotEntered() {
        var stage = running()
        // The second step drops the newest.
        stage.type("ns")
        #expect(stage.lab.settings["overflow"] == .choice("none"))
        #expect(stage.screen().contains("“drop newest” can't be had here. Redis adds every message"))
    }
}
