import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Colour says nothing that text or attributes don't say as well.
@Suite struct ColourMeaningTests {
    private static let themes: [Theme] = [.dark, .light, .highContrast, .terminal]

    /// What can be told from running text by colour alone: that it can wait, that it is code, that something is right
    /// or wrong. The first two mean nothing; the third has its mark or its word.
    @Test(arguments: themes)
    func whereOneIsAndWhatWasFoundHaveAnAttribute(theme: Theme) {
        for role in [theme.accent, theme.selection, theme.heading, theme.link, theme.match] {
            #expect(role.attributes != theme.text.attributes, "\(role)")
        }
        #expect(theme.match.attributes != theme.selection.attributes)
        #expect(theme.link.attributes != theme.linkPlanned.attributes)
    }

    @Test(arguments: ScreenState.allCases)
    func theSameTextIsShownInEveryTheme(_ state: ScreenState) throws {
        let model = try state.driver().model
        var context = model.context
        let plain = model.view(context).buffer.text()
        for theme in Self.themes {
            context.theme = theme
            #expect(model.view(context).buffer.text() == plain)
        }
    }

    /// A theme in which right and wrong have colours of their own, and the attributes that are left without colour.
    private static let probe: Theme = {
        var theme = Theme.terminal
        theme.success.foreground = .palette(201)
        theme.warning.foreground = .palette(202)
        return theme
    }()

    /// What stands in a colour, piece by piece.
    private func pieces(_ buffer: Buffer, in color: Color) -> [String] {
        (0..<buffer.height).flatMap { y in
            (0..<buffer.width).map { buffer[$0, y] }
                .split { $0.style.foreground != color }
                .map { $0.map(\.text).joined().trimmed }
        }
        .filter { !$0.isEmpty }
    }

    /// With the colours gone, each piece in *success* or *warning* still says what it is: by its mark, its shade or
    /// its words.
    @Test(arguments: ScreenState.allCases, [Size.usual, .large])
    func rightAndWrongSayItThemselves(_ state: ScreenState, _ size: Size) throws {
        let driver = try state.driver(size)
        // Something is done, so that there is something to be marked.
        try driver.services.record.markRead("idempotency")
        try driver.services.record.addLabRun(.made(lab: "idempotency", passed: true))
        driver.send(.result(.recordChanged))
        let model = driver.model
        var context = model.context
        context.theme = Self.probe
        let buffer = model.view(context).buffer
        for piece in pieces(buffer, in: .palette(201)) {
            #expect(
                says(piece, ["✓", "next", "passed", "right", "running", "●", "░", "▒", "▓", "█"]) || piece == "B",
                "success: \(piece)"
            )
        }
        for piece in pieces(buffer, in: .palette(202)) {
            #expect(says(piece, ["✗", "failed", "wrong", "There is no", "looking back"]), "warning: \(piece)")
        }
    }

    private func says(_ piece: String, _ words: [String]) -> Bool {
        words.contains { piece.lowercased().contains($0.lowercased()) }
    }

    /// Where the keys are, a row has its pointer. The header's number of the part is the one that is
    /// bold, and a link's letters stand where there were none.
    @Test(arguments: ScreenState.allCases.filter { $0 != .readerHints })
    func aSelectionHasItsPointer(_ state: ScreenState) throws {
        let model = try state.driver().model
        var context = model.context
        context.theme = .terminal
        context.theme.selection.foreground = .palette(203)
        let buffer = model.view(context).buffer
        for y in 1..<buffer.height {
            let isSelected = (0..<buffer.width).contains {
                buffer[$0, y].style.foreground == .palette(203) && buffer[$0, y].text != " "
            }
            guard isSelected else { continue }
            let row = buffer.text(row: y)
            #expect(["▸", "•", "›", "●"].contains { row.contains($0) }, "\(row)")
        }
    }
}
