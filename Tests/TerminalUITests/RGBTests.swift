import Testing

@testable import TerminalUI

struct RGBTests {
    @Test func contrastIsWCAGs() {
        #expect(RGB.black.contrast(with: .white) == 21)
        #expect(RGB.white.contrast(with: .white) == 1)
        // The WCAG's own example of the least grey that reads on white.
        let grey = RGB(red: 0x76, green: 0x76, blue: 0x76).contrast(with: .white)
        #expect(abs(grey - 4.54) < 0.01)
    }

    @Test(
        arguments: [
            (16, RGB.black), (231, .white), (208, RGB(red: 255, green: 135, blue: 0)),
            (196, RGB(red: 255, green: 0, blue: 0)),
            (232, RGB(red: 8, green: 8, blue: 8)), (255, RGB(red: 238, green: 238, blue: 238)), (15, .white),
            (0, .black),
        ] as [(UInt8, RGB)]
    )
    func thePaletteIsXterms(index: UInt8, colour: RGB) {
        #expect(RGB(palette: index) == colour)
    }

    @Test func paintingReplacesOnlyTheTerminalsOwnColours() {
        var buffer = Buffer(size: Size(width: 4, height: 1))
        buffer.write("a测", x: 0, y: 0, style: Style(foreground: .ansi(1)))
        buffer.paintStandard(foreground: .palette(252), background: .palette(234))
        #expect(buffer[0, 0].style == Style(foreground: .ansi(1), background: .palette(234)))
        #expect(buffer[2, 0].style == buffer[1, 0].style)
        #expect(buffer[3, 0].style == Style(foreground: .palette(252), background: .palette(234)))
        let before = buffer
        buffer.paintStandard(foreground: .standard, background: .standard)
        #expect(buffer == before)
    }
}
