import TerminalUI
import Testing

@testable import NcursesBackend

struct HyperlinkTests {
    @Test(arguments: [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("https://a/\u{1B}]8;;https://evil/\u{1B}\\", "https://a/%1B]8;;https://evil/%1B\\"),
        ("https://a/\u{7}\u{9C}\n\0\u{7F}", "https://a/%07%C2%9C%0A%00%7F"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
    ])
    func anAddressIsPrintableASCII(url: String, address: String) {
        #expect(Hyperlink(url)?.address == address)
    }

    @Test(arguments: [
        "", "https://", "javascript:alert(1)", "file:///etc/passwd", "example.org", " https://a", "\u{1B}",
    ])
    func whatABrowserShouldNotBeLedToIsNoLink(url: String) {
        #expect(Hyperlink(url) == nil)
    }

    @Test func anAddressIsAsLongAsTerminalsBear() {
        let start = "https://a/"
        #expect(Hyperlink(start + String(repeating: "x", count: Hyperlink.longest - start.count)) != nil)
        #expect(Hyperlink(start + String(repeating: "x", count: Hyperlink.longest - start.count + 1)) == nil)
        #expect(Hyperlink(start + String(repeating: "ü", count: 500)) == nil)
        #expect(Hyperlink(start + String(repeating: "x", count: 10_000_000)) == nil)
    }

    @Test func cellsWithOneAddressHaveOneName() throws {
        let first = try #require(Hyperlink("https://a/1")).opening
        #expect(first == Hyperlink("https://a/1")?.opening)
        #expect(first != Hyperlink("https://a/2")?.opening)
    }

    @Test(arguments: ["linux", "linux-256color", "dumb", "vt220", "ansi", "eterm-color"])
    func aTerminalThatWouldPrintItGetsNone(type: String) {
        #expect(!Hyperlink.isHarmless(onType: type))
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "xterm-kitty", "foot", "alacritty"])
    func aTerminalThatMayKnowItGetsIt(type: String) {
        #expect(Hyperlink.isHarmless(onType: type))
    }

    @Test func linksAreWrittenBetweenSavingAndRestoringTheCursor() throws {
        var buffer = Buffer(size: Size(width: 10, height: 2))
        buffer.write("ab", x: 3, y: 1, style: Style(foreground: .palette(208), attributes: .underline))
        buffer.write("测é", x: 5, y: 1, style: Style(foreground: .ansi(9), background: .ansi(4)))
        let run = CellRun(x: 3, y: 1, cells: (3..<8).map { buffer[$0, 1] })
        let opening = try #require(Hyperlink("https://a")).opening
        let mapping = ColourMapping(colours: 256)
        #expect(
            Hyperlink.sequence([LinkedRun(run: run, url: "https://a")], mapping: mapping, usesUnicode: true)
                == "\u{1B}7\u{1B}[2;4H\(opening)\u{1B}[0;4;38;5;208mab\u{1B}[0;91;44m测é\u{1B}]8;;\u{1B}\\\u{1B}8"
        )
        #expect(
            Hyperlink.sequence([LinkedRun(run: run, url: nil)], mapping: ColourMapping(colours: 8), usesUnicode: false)
                == "\u{1B}7\u{1B}[2;4H\u{1B}[0;4;33mab\u{1B}[0;1;31;44m???\u{1B}8"
        )
        #expect(Hyperlink.sequence([], mapping: mapping, usesUnicode: true).isEmpty)
    }

    @Test func whatIsNoLinkIsWrittenPlain() {
        let run = CellRun(x: 0, y: 0, cells: [Cell("a")])
        let sequence = Hyperlink.sequence(
            [LinkedRun(run: run, url: "javascript:1")],
            mapping: ColourMapping(colours: 0),
            usesUnicode: true
        )
        #expect(sequence == "\u{1B}7\u{1B}[1;1H\u{1B}[0ma\u{1B}8")
    }
}
