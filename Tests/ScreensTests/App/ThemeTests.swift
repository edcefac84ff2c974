import TerminalUI
import Testing

@testable import Screens

/// Every role of a theme reads on its background: WCAG's contrast ratio is at least 4.5, or 7 in high contrast.
struct ThemeTests {
    private static let themes: [(Theme, Double)] = [(.dark, 4.5), (.light, 4.5), (.highContrast, 7)]

    /// As the program paints it.
    private func colours(_ style: Style, in theme: Theme) -> (text: Color, background: Color) {
        (
            style.foreground == .standard ? theme.foreground : style.foreground,
            style.background == .standard ? theme.background : style.background
        )
    }

    private func rgb(_ color: Color) -> RGB? {
        switch color {
        case .palette(let index) where index >= 16: RGB(palette: index)
        default: nil
        }
    }

    @Test(arguments: 0..<3)
    func everyRoleReads(index: Int) throws {
        let (theme, least) = Self.themes[index]
        for role in theme.roles {
            let (text, background) = colours(role, in: theme)
            // The first 16 are whatever the terminal says.
            let contrast = try #require(rgb(text)).contrast(with: try #require(rgb(background)))
            #expect(contrast >= least, "\(role): \(contrast)")
        }
    }

    @Test func theTerminalsOwnThemeHasNoColourBeyondThe16() {
        for role in Theme.terminal.roles {
            for color in [role.foreground, role.background] {
                if case .palette = color { Issue.record("\(role)") }
            }
        }
    }

    /// What can't wait is told from what can, and the line that the keys act on from others, in every theme.
    @Test(arguments: [Theme.terminal, .dark, .light, .highContrast])
    func rolesDiffer(theme: Theme) {
        for style in [theme.dim, theme.accent, theme.warning, theme.success, theme.heading, theme.link, theme.match] {
            #expect(style != theme.text)
        }
        #expect(theme.warning != theme.success)
        #expect(theme.selection.attributes.contains(.bold))
    }

    @Test(arguments: [
        (RGB.black, Theme.dark.accent), (RGB(red: 0, green: 43, blue: 54), Theme.dark.accent),
        (.white, Theme.light.accent), (RGB(red: 253, green: 246, blue: 227), Theme.light.accent),
        (RGB(red: 128, green: 128, blue: 128), Theme.terminal.accent),
    ])
    func automaticIsWhatReadsOnTheTerminalsBackground(background: RGB, accent: Style) {
        let theme = Theme(.automatic, on: background)
        #expect(theme.accent == accent)
        #expect(theme.background == .standard, "the terminal's own is left as it is")
    }

    @Test func automaticNeverGivesWhatDoesNotRead() {
        for grey in UInt8.min...UInt8.max {
            let background = RGB(red: grey, green: grey, blue: grey)
            for role in Theme(.automatic, on: background).roles {
                guard let text = rgb(role.foreground) else { continue }
                #expect(text.contrast(with: background) >= 4.5, "\(grey)")
            }
        }
    }

    @Test func withoutAnAnswerTheTerminalsColoursAreUsed() {
        #expect(Theme(.automatic, on: nil) == .terminal)
    }
}
