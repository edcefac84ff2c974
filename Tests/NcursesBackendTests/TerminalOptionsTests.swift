import Testing

@testable import NcursesBackend

struct TerminalOptionsTests {
    @Test(arguments: [
        (["LANG": "en_GB.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "de_DE.UTF-8@euro"], true),
        (["LANG": "en_GB.ISO-8859-1"], false), (["LANG": "en_GB"], false), (["LANG": "C"], false), ([:], false),
        (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], false), (["LC_ALL": "", "LANG": "en_GB.UTF-8"], true),
        (["LC_CTYPE": "C.UTF-8", "LANG": "C"], true), (["LC_ALL": "C.UTF-8", "LC_CTYPE": "C"], true),
    ])
    func theLocalesNameDecidesAboutUnicode(environment: [String: String], expected: Bool) {
        #expect(TerminalOptions(environment: environment).unicode == expected)
        #expect(!TerminalOptions(environment: environment, unicode: false).unicode)
    }

    @Test(arguments: [
        (
            TerminalError.typeUnset,
            "TERM isn't set, so the terminal's type is unknown: set it, as in TERM=xterm-256color"
        ),
        (
            .typeUnknown("a\u{1B}[2Jb"),
            "TERM is ab, which this system has no description of: try TERM=xterm-256color, or install ncurses-term"
        ),
        (
            .cannotPlaceCursor("dumb"),
            "a terminal of type dumb can't show a full screen: set TERM if it is another, or use a command such as search or show"
        ),
        (
            .inputIsNoTerminal,
            "standard input isn't a terminal: run it without < or |, or use a command such as search or show"
        ),
        (
            .outputIsNoTerminal,
            "standard output isn't a terminal: run it without > or |, or use a command such as search or show"
        ),
        (.alreadyOpen, "the terminal is in use by this process already: close it first"),
        (.cannotOpen, "the terminal can't be taken over: close some files or programs and try again"),
    ])
    func errorsSayWhatToDoInOneLine(error: TerminalError, expected: String) {
        #expect("\(error)" == expected)
    }

    @Test func aMissingTypeIsFoundFirst() {
        #expect(throws: TerminalError.typeUnset) {
            try NcursesTerminal.open(TerminalOptions(environment: ["TERM": ""])) { _ in }
        }
    }

    @Test func textIsCopiedInBase64() {
        #expect(Clipboard.copySequence("hé\u{7}") == "\u{1B}]52;c;aMOpBw==\u{7}")
    }
}
