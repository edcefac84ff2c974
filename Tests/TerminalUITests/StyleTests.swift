import Testing

@testable import TerminalUI

struct StyleTests {
    @Test func aPatchWinsWhereItSaysSomething() {
        let base = Style(foreground: .ansi(1), background: .palette(20), attributes: .bold)
        #expect(base.patched(by: .plain) == base)
        #expect(
            base.patched(by: Style(foreground: .ansi(2), attributes: .dim))
                == Style(foreground: .ansi(2), background: .palette(20), attributes: [.bold, .dim])
        )
        #expect(base.with(.italic).attributes == [.bold, .italic])
    }

    @Test(arguments: [
        (Style.plain, "plain"), (Style(foreground: .ansi(3), background: .palette(240)), "fg 3 bg p240"),
        (Style(attributes: [.bold, .dim, .italic, .underline, .reverse]), "bold dim italic underline reverse"),
    ])
    func stylesAreSummedUpForSnapshots(style: Style, expected: String) {
        #expect(style.summary == expected)
    }
}
