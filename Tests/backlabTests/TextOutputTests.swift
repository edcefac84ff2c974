import TerminalUI
import Testing

@testable import backlab

@Suite struct TextOutputTests {
    @Test(arguments: [
        ([:], true, true),
        (["TERM": "xterm-256color"], true, true),
        (["TERM": "xterm-256color"], false, false),
        (["TERM": "dumb"], true, false),
        (["NO_COLOR": "1"], true, false),
        (["NO_COLOR": "0"], true, false),
        // The convention: a variable that is empty says nothing.
        (["NO_COLOR": ""], true, true),
    ])
    func coloursAreForTerminalsWhoseUserWantsThem(environment: [String: String], isTerminal: Bool, expected: Bool) {
        #expect(TextOutput.isColoured(environment: environment, isTerminal: isTerminal) == expected)
    }

    private static let line = Line([Span("key", style: Style(foreground: .ansi(6))), Span("  漢字の名前")])

    @Test func pipesGetWholeLinesWithoutStyle() {
        #expect(TextOutput.text(of: [Self.line, .empty], columns: nil, isColoured: false) == "key  漢字の名前\n\n")
    }

    @Test func terminalsGetNoLineThatWouldWrap() {
        #expect(TextOutput.text(of: [Self.line], columns: 15, isColoured: false) == "key  漢字の名前\n")
        #expect(TextOutput.text(of: [Self.line], columns: 14, isColoured: false) == "key  漢字の名…\n")
        // Half a character is none.
        #expect(TextOutput.text(of: [Self.line], columns: 13, isColoured: false) == "key  漢字の…\n")
    }

    @Test func cuttingALineLeavesNoStyleOn() {
        let text = TextOutput.text(of: [Self.line], columns: 2, isColoured: true)
        #expect(text == "\u{1B}[36mk…\u{1B}[0m\n")
    }

    @Test(arguments: [
        ("\u{1B}[31mred", "red"), ("\u{1B}]0;title\u{07}text", "text"), ("a\u{9B}2Jb", "ab"), ("a\nb", "ab"),
        ("\u{202E}abc", "abc"), ("a\rb", "ab"),
    ])
    func nothingThatATerminalObeysGetsThrough(text: String, shown: String) {
        #expect(TextOutput.text(of: [Line(text)], columns: 80, isColoured: false) == shown + "\n")
        #expect(TextOutput.text(of: [Line(text)], columns: nil, isColoured: true) == shown + "\n")
    }
}

@Suite struct ANSITextTests {
    @Test(arguments: [
        (Style(attributes: .bold), "1"), (Style(attributes: .dim), "2"), (Style(attributes: .italic), "3"),
        (Style(attributes: .underline), "4"), (Style(attributes: .reverse), "7"),
        (Style(attributes: [.reverse, .bold, .underline]), "1;4;7"),
        (Style(foreground: .ansi(0)), "30"), (Style(foreground: .ansi(7)), "37"),
        (Style(foreground: .ansi(8)), "90"), (Style(foreground: .ansi(15)), "97"),
        (Style(background: .ansi(0)), "40"), (Style(background: .ansi(7)), "47"),
        (Style(background: .ansi(8)), "100"), (Style(background: .ansi(15)), "107"),
        (Style(foreground: .palette(208)), "38;5;208"), (Style(background: .palette(0)), "48;5;0"),
        (Style(foreground: .ansi(2), background: .palette(17), attributes: .dim), "2;32;48;5;17"),
    ])
    func styleIsOneSequenceAndEndsWithItsSpan(style: Style, codes: String) {
        #expect(ANSIText.render(Line("text", style: style)) == "\u{1B}[\(codes)mtext\u{1B}[0m")
    }

    @Test func plainSpansCarryNoSequence() {
        let line = Line([Span("a"), Span("b", style: Style(attributes: .bold)), Span("c")])
        #expect(ANSIText.render(line) == "a\u{1B}[1mb\u{1B}[0mc")
        #expect(ANSIText.render(.empty) == "")
    }
}
