import LabKit
import TestSupport
import Testing

/// Whatever comes, in whatever order: what carries a run out can rely on these.
struct LabMachinePropertyTests {
    private static let inputs: [LabStateMachine.Input] = [
        .start, .listening, .durationElapsed, .drained, .closed, .failed("x"), .cancelled, .command(.pause),
        .command(.resume), .command(.finish), .command(.speed(2)), .command(.set(control: "rate", .number(60))),
        .command(.set(control: "rate", .number(70))), .command(.set(control: "none", .number(1))),
        .command(.apply([:])),
    ]

    /// Failures and cancellations are rare, so that runs get somewhere.
    private static func input(_ generator: inout SplitMix) -> LabStateMachine.Input {
        while true {
            let input = inputs.randomElement(using: &generator) ?? .start
            switch input {
            case .failed, .cancelled: if Int.random(in: 0..<8, using: &generator) == 0 { return input }
            default: return input
            }
        }
    }

    private static func actions(_ generator: inout SplitMix) -> [LabStateMachine.Action] {
        var machine = LabStateMachine(
            controls: [ControlTests.rate],
            settings: LabSettings(["rate": .number(50)])
        )
        return (0..<40).flatMap { _ in machine.handle(input(&generator)) }
    }

    private static func isEnd(_ action: LabStateMachine.Action) -> Bool {
        switch action {
        case .tell(.finished), .tell(.failed), .endCancelled: true
        default: false
        }
    }

    @Test func aRunClosesAndEndsOnceAndThenIsSilent() throws {
        var generator = SplitMix(seed: 1)
        var ended = 0
        for _ in 0..<2_000 {
            let actions = Self.actions(&generator)
            #expect(actions.filter { $0 == .close }.count <= 1)
            #expect(actions.filter { $0 == .startLoad }.count <= 1)
            guard let end = actions.firstIndex(where: Self.isEnd) else { continue }
            ended += 1
            #expect(end == actions.count - 1)
            let close = try #require(actions.firstIndex(of: .close))
            let stop = try #require(actions.firstIndex(of: .stopLoad))
            #expect(stop < close)
            // Only a run that came to its end by itself has read its checks.
            if actions[end] == .tell(.finished) { #expect(actions.contains(.readChecks)) }
        }
        #expect(ended > 200)
    }

    @Test func windowsOpenOneByOneAndOnlyWhileOrdersArrive() {
        var generator = SplitMix(seed: 2)
        for _ in 0..<2_000 {
            let actions = Self.actions(&generator)
            let windows = actions.compactMap { if case .openWindow(let window, _) = $0 { window } else { nil } }
            #expect(windows == Array(1..<1 + windows.count))
            if let stop = actions.firstIndex(of: .stopLoad) {
                #expect(!actions[stop...].contains { if case .openWindow = $0 { true } else { false } })
            }
        }
    }

    /// A drain that waits for lab time which stands still would never end.
    @Test func timeIsNeverHeldWhileARunDrains() {
        var generator = SplitMix(seed: 3)
        for _ in 0..<2_000 {
            var isHeld = false
            for action in Self.actions(&generator) {
                switch action {
                case .holdTime: isHeld = true
                case .releaseTime: isHeld = false
                case .awaitDrain: #expect(!isHeld)
                default: break
                }
            }
        }
    }
}
