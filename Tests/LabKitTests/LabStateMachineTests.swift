import LabKit
import Testing

struct LabStateMachineTests {
    private static let defaults = LabSettings(["rate": .number(50), "keys": .choice("none")])

    private func machine(_ inputs: LabStateMachine.Input...) -> LabStateMachine {
        var machine = LabStateMachine(controls: [ControlTests.rate, ControlTests.keys], settings: Self.defaults)
        for input in inputs { _ = machine.handle(input) }
        return machine
    }

    @Test func aRunGoesFromListeningToItsReport() {
        var machine = machine()
        #expect(machine.handle(.start) == [.tell(.starting), .listen])
        #expect(machine.handle(.listening) == [.tell(.running), .openWindow(1, Self.defaults), .startLoad])
        #expect(machine.handle(.durationElapsed) == [.stopLoad, .tell(.draining), .awaitDrain])
        #expect(machine.handle(.drained) == [.readChecks, .tell(.stopping), .close])
        #expect(machine.handle(.closed) == [.tell(.finished)])
        #expect(machine.state.isOver)
    }

    @Test func turningAControlOpensAWindow() {
        var machine = machine(.start, .listening)
        let turned = Self.defaults.applying(["rate": .number(60)])
        #expect(machine.handle(.command(.set(control: "rate", .number(60)))) == [.openWindow(2, turned)])
        #expect(machine.handle(.command(.set(control: "rate", .number(60)))) == [])
        #expect(machine.settings == turned)
        #expect(machine.window == 2)
    }

    @Test func enteringAStepOpensOneWindowEvenIfNothingTurns() {
        var machine = machine(.start, .listening)
        #expect(machine.handle(.command(.apply([:]))) == [.openWindow(2, Self.defaults)])
        let both: [String: ControlValue] = ["rate": .number(10), "keys": .choice("per order")]
        #expect(machine.handle(.command(.apply(both))) == [.openWindow(3, LabSettings(both))])
    }

    @Test(arguments: [
        (LabCommand.set(control: "speed", .number(1)), "no control \"speed\"; one of: rate, keys"),
        (.set(control: "rate", .number(501)), "rate can't be 501 /s; from 1 /s to 500 /s"),
        (.set(control: "keys", .number(1)), "keys can't be 1; one of: none, per attempt, per order"),
        (.apply(["keys": .choice("both")]), "keys can't be both; one of: none, per attempt, per order"),
    ])
    func aCommandThatCantBeCarriedOutIsRefused(command: LabCommand, reason: String) {
        var machine = machine(.start, .listening)
        #expect(machine.handle(.command(command)) == [.refuse(reason)])
        #expect(machine.window == 1)
    }

    @Test func stepsAreTakenWhilePausedAlone() {
        var machine = machine(.start, .listening)
        #expect(machine.handle(.command(.step)) == [])
        _ = machine.handle(.command(.pause))
        #expect(machine.handle(.command(.step)) == [.step])
        #expect(machine.state == .paused)
        // A step may be the one that reaches the end of the arrivals' time.
        #expect(machine.handle(.durationElapsed) == [.releaseTime, .stopLoad, .tell(.draining), .awaitDrain])
        #expect(machine.handle(.command(.step)) == [])
    }

    @Test func pausingHoldsTimeAndControlsStillTurn() {
        var machine = machine(.start, .listening)
        #expect(machine.handle(.command(.pause)) == [.holdTime, .tell(.paused)])
        #expect(machine.handle(.command(.pause)) == [])
        #expect(machine.handle(.command(.set(control: "rate", .number(10)))).count == 1)
        #expect(machine.handle(.command(.speed(0.01))) == [.setSpeed(0.01)])
        #expect(machine.handle(.command(.resume)) == [.tell(.running), .releaseTime])
        #expect(machine.handle(.command(.resume)) == [])
    }

    @Test func finishingWhilePausedLetsTimeGoOn() {
        var machine = machine(.start, .listening, .command(.pause))
        #expect(machine.handle(.command(.finish)) == [.releaseTime, .stopLoad, .tell(.draining), .awaitDrain])
    }

    @Test func nothingTurnsWhileDraining() {
        var machine = machine(.start, .listening, .durationElapsed)
        for command in [LabCommand.pause, .resume, .finish, .set(control: "rate", .number(1)), .apply([:])] {
            #expect(machine.handle(.command(command)) == [])
        }
        #expect(machine.handle(.durationElapsed) == [])
    }

    private static let underWay: [[LabStateMachine.Input]] = [
        [], [.listening], [.listening, .command(.pause)], [.listening, .durationElapsed],
    ]

    @Test(arguments: underWay)
    func aFailureClosesEverythingWhereverItStands(inputs: [LabStateMachine.Input]) {
        var machine = machine(.start)
        for step in inputs { _ = machine.handle(step) }
        #expect(machine.handle(.failed("no port")) == [.stopLoad, .tell(.stopping), .close])
        #expect(machine.handle(.drained) == [])
        #expect(machine.handle(.failed("another")) == [])
        #expect(machine.handle(.closed) == [.tell(.failed("no port"))])
    }

    @Test(arguments: underWay)
    func aCancelledRunClosesEverythingAndTellsNoOutcome(inputs: [LabStateMachine.Input]) {
        var machine = machine(.start)
        for step in inputs { _ = machine.handle(step) }
        #expect(machine.handle(.cancelled) == [.stopLoad, .tell(.stopping), .close])
        #expect(machine.handle(.failed("late")) == [])
        #expect(machine.handle(.closed) == [.endCancelled])
        #expect(machine.state.isOver)
        #expect(machine.handle(.closed) == [])
    }

    @Test func aRunCancelledBeforeItStartsNeverListens() {
        var machine = machine()
        #expect(machine.handle(.cancelled) == [.stopLoad, .tell(.stopping), .close])
        #expect(machine.handle(.start) == [])
        #expect(machine.handle(.closed) == [.endCancelled])
    }

    @Test(arguments: [[.durationElapsed, .drained], [.failed("no port")]] as [[LabStateMachine.Input]])
    func aRunCancelledWhileItClosesTellsNoOutcomeEither(inputs: [LabStateMachine.Input]) {
        var machine = machine(.start, .listening)
        for step in inputs { _ = machine.handle(step) }
        #expect(machine.handle(.cancelled) == [])
        #expect(machine.handle(.closed) == [.endCancelled])
    }

    @Test(arguments: [[], [.start], [.start, .listening, .durationElapsed, .drained]] as [[LabStateMachine.Input]])
    func commandsAreDroppedWhileNothingRuns(inputs: [LabStateMachine.Input]) {
        var machine = machine()
        for step in inputs { _ = machine.handle(step) }
        let before = machine
        for command in [
            LabCommand.pause, .resume, .finish, .speed(2), .set(control: "rate", .number(1)), .apply(["x": .number(1)]),
        ] {
            #expect(machine.handle(.command(command)) == [])
        }
        #expect(machine == before)
    }

    @Test func theSpeedStillTurnsWhileDraining() {
        var machine = machine(.start, .listening, .durationElapsed)
        #expect(machine.handle(.command(.speed(10))) == [.setSpeed(10)])
    }

    /// Several wrong values at once: one complaint, and nothing is turned.
    @Test func aStepWithOneWrongValueTurnsNothing() {
        var machine = machine(.start, .listening)
        let changes: [String: ControlValue] = ["rate": .number(60), "keys": .choice("both")]
        #expect(machine.handle(.command(.apply(changes))).count == 1)
        #expect(machine.settings == Self.defaults)
        #expect(machine.window == 1)
    }

    @Test func lateReportsChangeNothing() {
        var machine = machine(.start, .listening, .durationElapsed, .drained, .closed)
        for input in [
            LabStateMachine.Input.start, .listening, .durationElapsed, .drained, .closed, .failed("x"), .cancelled,
        ] {
            #expect(machine.handle(input) == [])
        }
        #expect(machine.state == .finished)
    }
}
