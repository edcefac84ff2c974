import TerminalUI
import Testing

@testable import NcursesBackend

struct ColourTests {
    @Test(arguments: [
        // the terminal's colours, what is asked for, foreground, background, bold
        (256, Style(foreground: .palette(208), background: .ansi(4)), 208, 4, false),
        (256, .plain, -1, -1, false),
        (16, Style(foreground: .palette(196)), 9, -1, false),
        (16, Style(foreground: .palette(12), background: .palette(232)), 12, 0, false),
        (8, Style(foreground: .ansi(9), background: .ansi(12)), 1, 4, true),
        (8, Style(foreground: .ansi(1)), 1, -1, false),
        (8, Style(background: .standard), -1, -1, false),
        (0, Style(foreground: .ansi(1), background: .palette(20)), -1, -1, false),
    ])
    func coloursAreBroughtDown(colours: Int, style: Style, foreground: Int, background: Int, isBold: Bool) {
        let result = ColourMapping(colours: colours).pair(for: style)
        #expect(result.pair == ColourMapping.Pair(foreground: foreground, background: background))
        #expect(result.isBold == isBold)
    }

    @Test(arguments: [
        (UInt8(3), 3), (16, 0), (231, 15), (196, 9), (46, 10), (21, 4), (226, 11), (51, 14), (201, 13), (244, 8),
        (253, 7),
        (88, 1),
    ])
    func theNearestOfSixteenIsTaken(index: UInt8, expected: Int) {
        #expect(ColourMapping.nearestOf16(index) == expected)
    }

    @Test(arguments: [
        (ColourDepth.automatic, 256, 256), (.automatic, 88, 16), (.automatic, 16, 16), (.automatic, 8, 8),
        (.automatic, -1, 0), (.automatic, 16_777_216, 256), (.ansi16, 256, 16), (.ansi16, 8, 8), (.palette256, 8, 8),
        (.none, 256, 0),
    ])
    func theTerminalAndTheUserDecideTogether(depth: ColourDepth, terminal: Int, expected: Int) {
        #expect(depth.colours(terminalHas: terminal) == expected)
    }

    @Test(arguments: [
        (ColourDepth.automatic, "1", false), (.automatic, "", true), (.ansi16, "1", true), (.none, "", false),
    ])
    func noColorCountsWhenItIsSetToSomething(depth: ColourDepth, value: String, expected: Bool) {
        #expect(depth.allowsColours(environment: ["NO_COLOR": value]) == expected)
        #expect(ColourDepth.automatic.allowsColours(environment: [:]))
    }
}
