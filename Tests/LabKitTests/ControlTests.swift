import LabKit
import Testing

struct ControlTests {
    static let rate = Control(
        id: "rate",
        label: "Orders",
        unit: .perSecond,
        domain: .range(1...500, step: 10),
        defaultValue: .number(50)
    )
    static let loss = Control(
        id: "loss",
        label: "Lost",
        unit: .percent,
        domain: .range(0...0.6, step: 0.05),
        defaultValue: .number(0.2)
    )
    static let timeout = Control(
        id: "timeout",
        label: "Waits",
        unit: .duration,
        domain: .range(0.02...1, step: 0.02),
        defaultValue: .number(0.4)
    )
    static let attempts = Control(
        id: "attempts",
        label: "Attempts",
        domain: .range(1...8, step: 1),
        defaultValue: .number(8)
    )
    static let keys = Control(
        id: "keys",
        label: "Key",
        domain: .choices(["none", "per attempt", "per order"]),
        defaultValue: .choice("none")
    )

    @Test(arguments: [
        (rate, "50", 50), (rate, " 120 /s", 120), (rate, "3 per second", 3), (loss, "20", 0.2), (loss, "20%", 0.2),
        (loss, "60 %", 0.6), (loss, "7 percent", 0.07), (timeout, "40ms", 0.04), (timeout, "1 s", 1),
        (timeout, "20000us", 0.02), (attempts, "8", 8),
    ])
    func readsWhatPeopleWriteIntoBaseUnits(control: Control, text: String, value: Double) throws {
        #expect(try control.parse(text) == .number(value))
    }

    @Test(arguments: [
        (rate, "fast", "rate: \"fast\" isn't a rate per second, such as 50"),
        (rate, "0", "rate: 0 /s is out of range; from 1 /s to 500 /s"),
        (rate, "50ms", "rate: \"50ms\" isn't a rate per second, such as 50"),
        (loss, "61", "loss: 61 % is out of range; from 0 % to 60 %"),
        (loss, "nan", "loss: \"nan\" isn't a percentage, such as 20"),
        (timeout, "40", "timeout: \"40\" isn't a duration with its unit, such as 40ms or 2s"),
        (timeout, "2s", "timeout: 2 s is out of range; from 20 ms to 1 s"),
        (attempts, "1e99", "attempts: \"1e99\" isn't a number, such as 8"),
        (attempts, "", "attempts: \"\" isn't a number, such as 8"),
        (keys, "per Order", "keys: unknown choice \"per Order\"; one of: none, per attempt, per order"),
    ])
    func saysWhatIsWrongAndWhatIsAllowed(control: Control, text: String, message: String) {
        let error = #expect(throws: Control.ValueError.self) { try control.parse(text) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (rate, 50, "50 /s"), (loss, 0.05, "5 %"), (timeout, 0.04, "40 ms"), (timeout, 1, "1 s"),
        (timeout, 0.00005, "50 us"),
        (attempts, 8, "8"),
    ])
    func formatsWithTheUnit(control: Control, value: Double, text: String) {
        #expect(control.format(.number(value)) == text)
    }

    @Test(arguments: [rate, loss, timeout, attempts, keys])
    func everyStepUpCanBeWrittenAndReadAgain(control: Control) throws {
        var value = control.defaultValue
        for _ in 0..<200 {
            value = control.next(value)
            #expect(try control.parse(control.format(value)) == value)
            #expect(control.accepts(value))
        }
    }

    @Test func stepsSnapToMultiplesAndStopAtTheEnds() {
        #expect(Self.rate.next(.number(50)) == .number(60))
        #expect(Self.rate.next(.number(1)) == .number(10))
        #expect(Self.rate.next(.number(500)) == .number(500))
        #expect(Self.rate.previous(.number(55)) == .number(50))
        #expect(Self.rate.previous(.number(10)) == .number(1))
        #expect(Self.loss.next(.number(0.1)) == .number(0.15))
        #expect(Self.loss.next(.number(0.15)) == .number(0.2))
        #expect(Self.loss.previous(.number(0.15)) == .number(0.1))
    }

    @Test func choicesGoRound() {
        #expect(Self.keys.next(.choice("per order")) == .choice("none"))
        #expect(Self.keys.previous(.choice("none")) == .choice("per order"))
    }

    @Test func positionsForASlider() {
        #expect(Self.loss.position(of: .number(0.3)) == 0.5)
        #expect(Self.keys.position(of: .choice("per order")) == 1)
        #expect(Self.keys.position(of: .choice("?")) == 0)
    }
}
