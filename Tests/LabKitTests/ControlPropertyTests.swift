import LabKit
import TestSupport
import Testing

/// Every control that a manifest may have, turned by its keys.
struct ControlPropertyTests {
    private static func controls() -> [Control] {
        var generator = SplitMix(seed: 21)
        return (0..<200).map { number in
            let unit = [Control.Unit.percent, .perSecond, .duration, nil].randomElement(using: &generator) ?? nil
            let grain = unit == nil || unit == .perSecond ? 1.0 : 0.01
            let lower = Double(Int.random(in: 0...50, using: &generator)) * grain
            let steps = Double(Int.random(in: 1...40, using: &generator))
            let step = Double(Int.random(in: 1...7, using: &generator)) * grain
            // The range's end needn't be a multiple of the step.
            let upper = lower + steps * step + (Bool.random(using: &generator) ? grain / 2 : 0)
            return Control(
                id: "c\(number)",
                label: "C",
                unit: unit,
                domain: .range(lower...upper, step: step),
                defaultValue: .number(lower)
            )
        }
    }

    @Test func keysReachBothEndsAndNeverLeaveTheRange() throws {
        for control in Self.controls() {
            guard case .range(let range, _) = control.domain else { continue }
            var value = ControlValue.number(range.lowerBound)
            var turns = 0
            while value != .number(range.upperBound), turns < 100 {
                let next = control.next(value)
                #expect(try #require(next.number) > #require(value.number), "\(control)")
                #expect(control.accepts(next))
                value = next
                turns += 1
            }
            #expect(control.next(value) == value)
            while value != .number(range.lowerBound), turns < 200 {
                let previous = control.previous(value)
                #expect(try #require(previous.number) < #require(value.number), "\(control)")
                #expect(control.accepts(previous))
                value = previous
                turns += 1
            }
            #expect(value == .number(range.lowerBound), "\(control)")
            #expect(control.previous(value) == value)
        }
    }

    @Test func aSlidersPositionGrowsWithTheValueFromZeroToOne() {
        for control in Self.controls() {
            guard case .range(let range, _) = control.domain else { continue }
            #expect(control.position(of: .number(range.lowerBound)) == 0)
            #expect(control.position(of: .number(range.upperBound)) == 1)
            #expect(control.position(of: .number(range.lowerBound - 1)) == 0)
            #expect(control.position(of: .number(range.upperBound + 1)) == 1)
            let middle = (range.lowerBound + range.upperBound) / 2
            #expect((control.position(of: .number(middle)) - 0.5).magnitude < 1e-9)
        }
    }

    /// A value of another kind, such as one out of an old record, neither fits nor moves anything.
    @Test func aValueOfTheWrongKindStaysAsItIs() {
        for (control, value) in [
            (ControlTests.rate, ControlValue.choice("none")), (ControlTests.keys, .number(1)),
            (ControlTests.keys, .choice("never")),
        ] {
            #expect(!control.accepts(value))
            #expect(control.next(value) == value)
            #expect(control.previous(value) == value)
            #expect(control.position(of: value) == 0)
        }
    }

    @Test(arguments: [
        (ControlTests.timeout, "from 20 ms to 1 s"), (ControlTests.loss, "from 0 % to 60 %"),
        (ControlTests.attempts, "from 1 to 8"), (ControlTests.keys, "one of: none, per attempt, per order"),
    ])
    func saysWhatIsAllowed(control: Control, text: String) {
        #expect(control.allowed == text)
    }
}
