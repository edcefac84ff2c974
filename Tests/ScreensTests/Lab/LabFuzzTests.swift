import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct LabFuzzTests {
    private static let keys: [Key] =
        [.up, .down, .left, .right, .enter, .tab, .pageUp, .pageDown, .backspace, .escape, .home, .end]
        + " <>xnpryglcsabz129.oPtcevu".map(Key.character)

    @Test(arguments: 0..<12)
    func nothingThatIsToldOrPressedTraps(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var stage = LabStage(Size(width: 100, height: 30))
        var saved = 0
        for step in 0..<400 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<3: stage.press(Self.keys.randomElement(using: &random) ?? .enter)
            case 3:
                let size = Size(
                    width: .random(in: 0...210, using: &random),
                    height: .random(in: 0...70, using: &random)
                )
                stage.send(.input(.resize(size)))
            case 4:
                let kind: MouseEvent.Kind =
                    [.wheelDown, .wheelUp, .press(.left)].randomElement(using: &random) ?? .drag
                let point = Point(x: .random(in: 0...120, using: &random), y: .random(in: 0...40, using: &random))
                stage.send(.input(.mouse(MouseEvent(kind: kind, position: point))))
            default:
                let effects = stage.deliver(update(&random), lane: Bool.random(using: &random) ? .a : .b)
                saved += effects.filter { if case .saveLabRun = $0 { true } else { false } }.count
            }
            if case .lab(let model) = stage.app.screens.last {
                let frame = stage.app.view(
                    ViewContext(theme: .terminal, glyphs: step.isMultiple(of: 2) ? .unicode : .ascii)
                )
                #expect(frame.buffer.size == stage.app.size)
                #expect(model.run.map { $0.log.entries.count <= LabLog.mostEntries } ?? true)
            }
        }
        #expect(saved <= 400)
    }

    /// What a hostile or broken run told can still be looked back at, and made a film of.
    @Test(arguments: 0..<4)
    func whateverWasRecordedCanBeShownAgain(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var run = LabRun(manifest: LabFixture.manifest, settings: LabFixture.manifest.defaults, seed: 7)
        for _ in 0..<200 { _ = run.take(update(&random)) }
        for time in [0, 0.5, 3, 250, 1e9, 1e300, -.infinity, .nan] {
            #expect(run.past(at: time).manifest.id == "shop")
            _ = run.history(over: 0...60)
        }
        var scrub = LabScrub([.a: run], resumes: true)
        for movement in [TimeMovement.frame(-1), .seconds(-1e300), .frame(1), .seconds(.nan), .end, .start] {
            scrub?.move(movement)
            scrub?.move(toShare: number(&random))
            #expect(scrub.map { (0...1).contains($0.share) } ?? true)
        }
        let film = Asciicast.render(run.tape.recording, manifest: run.manifest, size: Size(width: 60, height: 16))
        #expect(film.hasPrefix("{"))
    }

    private func number(_ random: inout SplitMix) -> Double {
        [0, 1, -1, 0.5, 100, 1e9, 1e300, -1e300, .nan, .infinity, 3, 250].randomElement(using: &random) ?? 0
    }

    private func name(_ random: inout SplitMix) -> String {
        ["shop", "network", "payments", "ledger", "", "测试", "nobody"].randomElement(using: &random) ?? ""
    }

    private func frame(_ random: inout SplitMix) -> MetricFrame {
        var frame = MetricFrame.shop(
            time: abs(number(&random)),
            window: .random(in: 0...4, using: &random),
            orders: number(&random),
            twice: number(&random),
            lost: number(&random)
        )
        let latency = MetricName(component: "shop", metric: "order_latency")
        frame.distributions[latency] = Distribution(
            count: .random(in: 0...9, using: &random),
            mean: number(&random),
            p50: number(&random),
            p90: number(&random),
            p99: number(&random),
            max: number(&random),
            buckets: (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0...1_000, using: &random) }
        )
        frame.gauges[MetricName(component: "payments", metric: "busy")] = number(&random)
        if Bool.random(using: &random) { frame.values = [:] }
        return frame
    }

    private func update(_ random: inout SplitMix) -> LabUpdate {
        let settings = Bool.random(using: &random) ? LabFixture.manifest.defaults : LabSettings()
        let unit: UnitOfWork? =
            [nil, .order(.random(in: 0...9, using: &random)), .outsider(1)].randomElement(using: &random) ?? nil
        let kinds: [LabEvent.Kind] = [
            .message(from: name(&random), to: name(&random)), .lost(from: name(&random), to: name(&random)), .story,
            .outsider, .retried, .gaveUp, .windowOpened(3), .controlTurned, .checkTurned(id: "once", .passed),
            .state(.running), .charged(times: 2),
        ]
        let event = LabEvent(
            time: number(&random),
            unit: unit,
            component: name(&random),
            kind: kinds.randomElement(using: &random) ?? .story,
            text: "测试 \u{1B}[31m \u{202E}" + String(repeating: "x", count: .random(in: 0...300, using: &random))
        )
        let report = LabReport(
            lab: "shop",
            seed: 7,
            seconds: number(&random),
            settings: settings,
            addresses: [:],
            checks: LabFixture.manifest.checks.map { $0.judge(MetricFrame(), atEnd: true) },
            frame: frame(&random)
        )
        return [
            .started(addresses: ["payments": "http://127.0.0.1:1"], prefixes: [:]), .state(.starting), .state(.running),
            .state(.running), .state(.paused), .state(.draining), .event(event), .event(event), .event(event),
            .dropped(events: .random(in: -5...Int.max / 2, using: &random)), .frame(frame(&random)),
            .frame(frame(&random)),
            .frame(frame(&random)), .window(.random(in: -1...4, using: &random), settings), .finished(report),
            .failed("something"),
        ].randomElement(using: &random) ?? .state(.running)
    }
}
