internal import TerminalUI

/// Reads a mouse report in xterm's SGR encoding (ctlseqs, "Extended coordinates"), byte by byte, from behind `ESC [ <`:
/// `button ; column ; row`, then `M` for a press or `m` for a release.
struct MouseDecoder: Equatable {
    enum Step: Equatable {
        case more
        /// The report is complete; nil where it tells of something that isn't used here.
        case done(MouseEvent?)
    }

    private var numbers = [0]

    mutating func consume(_ byte: UInt8) -> Step {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let digit = Int(byte - UInt8(ascii: "0"))
            numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + digit, 100_000)
            return .more
        case UInt8(ascii: ";") where numbers.count < 3:
            numbers.append(0)
            return .more
        case UInt8(ascii: "M"):
            return .done(event(isRelease: false))
        case UInt8(ascii: "m"):
            return .done(event(isRelease: true))
        default:
            return .done(nil)
        }
    }

    /// The button's low two bits tell which, 4 is Shift, 8 Alt, 16 Control, 32 a movement, 64 the wheel.
    private func event(isRelease: Bool) -> MouseEvent? {
        guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
        let code = numbers[0]
        guard let kind = kind(code, isRelease: isRelease) else { return nil }
        return MouseEvent(
            kind: kind,
            position: Point(x: numbers[1] - 1, y: numbers[2] - 1),
            modifiers: KeyModifiers(rawValue: UInt8(code >> 2 & 7))
        )
    }

    private func kind(_ code: Int, isRelease: Bool) -> MouseEvent.Kind? {
        let buttons: [MouseEvent.Button] = [.left, .middle, .right]
        switch (code & 3, isMotion: code & 32 != 0, isWheel: code & 64 != 0) {
        case (0, isMotion: _, isWheel: true): return isRelease ? nil : .wheelUp
        case (1, isMotion: _, isWheel: true): return isRelease ? nil : .wheelDown
        case (_, isMotion: _, isWheel: true), (3, isMotion: _, isWheel: _): return nil
        case (_, isMotion: true, isWheel: _): return .drag
        case (let button, isMotion: false, isWheel: _): return isRelease ? .release : .press(buttons[button])
        }
    }
}
