import TerminalUI
import Testing

@testable import NcursesBackend

struct MouseDecoderTests {
    private func decode(_ report: String) -> MouseDecoder.Step {
        var decoder = MouseDecoder()
        var last = MouseDecoder.Step.more
        for byte in report.utf8 where last == .more {
            last = decoder.consume(byte)
        }
        return last
    }

    @Test(
        arguments: [
            ("0;5;3M", MouseEvent.Kind.press(.left), 4, 2, []), ("1;1;1M", .press(.middle), 0, 0, []),
            ("2;300;200M", .press(.right), 299, 199, []), ("0;5;3m", .release, 4, 2, []), ("32;7;8M", .drag, 6, 7, []),
            ("64;1;1M", .wheelUp, 0, 0, []), ("65;1;1M", .wheelDown, 0, 0, []),
            ("20;1;1M", .press(.left), 0, 0, [.shift, .control]), ("72;1;1M", .wheelUp, 0, 0, [.alt]),
        ] as [(String, MouseEvent.Kind, Int, Int, KeyModifiers)]
    )
    func reportsAreEvents(report: String, kind: MouseEvent.Kind, x: Int, y: Int, modifiers: KeyModifiers) {
        let event = MouseEvent(kind: kind, position: Point(x: x, y: y), modifiers: modifiers)
        #expect(decode(report) == .done(event))
    }

    @Test(arguments: ["0;5M", "M", "0;0;1M", "0;1;0M", "35;1;1M", "66;1;1M", "0;1;1;1M", "0;x", "64;1;1m"])
    func whatIsNotUnderstoodIsDropped(report: String) {
        #expect(decode(report) == .done(nil))
    }

    @Test(arguments: ["", "0", "0;5;3", "99999999999999999999;1;1"])
    func aReportWithoutItsEndGoesOn(report: String) {
        #expect(decode(report) == .more)
    }
}
