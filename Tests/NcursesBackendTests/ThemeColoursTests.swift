import TerminalUI
import Testing

@testable import NcursesBackend
@testable import Screens

/// The themes that paint their background, on terminals with fewer colours than they use. The first 16 are taken as
/// xterm's, since each terminal has its own.
struct ThemeColoursTests {
    private static let themes: [(Theme, Double)] = [(.dark, 4.5), (.light, 4.5), (.highContrast, 7)]

    /// As a terminal with so many colours shows it, without the help of bold.
    private func shown(_ role: Style, in theme: Theme, colours: Int) -> ColourMapping.Pair {
        var style = role
        if style.foreground == .standard { style.foreground = theme.foreground }
        if style.background == .standard { style.background = theme.background }
        return ColourMapping(colours: colours).pair(for: style).pair
    }

    @Test(arguments: [8, 16], 0..<3)
    func everyRoleReadsInFewColours(colours: Int, theme: Int) {
        let (theme, least) = Self.themes[theme]
        for role in theme.roles {
            let pair = shown(role, in: theme, colours: colours)
            #expect(pair.foreground < colours && pair.background < colours)
            let (text, ground) = (RGB(palette: UInt8(pair.foreground)), RGB(palette: UInt8(pair.background)))
            #expect(text.contrast(with: ground) >= least, "\(role) is \(pair)")
        }
    }

    /// A page stays as dark or as light as it was.
    @Test(arguments: [8, 16])
    func darkStaysDarkAndLightLight(colours: Int) {
        let grounds = [Theme.dark, .light].map { shown($0.text, in: $0, colours: colours).background }
        #expect(RGB(palette: UInt8(grounds[0])).luminance < 0.1)
        #expect(RGB(palette: UInt8(grounds[1])).luminance > 0.7)
    }

    @Test func colourStillSaysWhereOneIs() {
        for theme in [Theme.dark, .highContrast] {
            let text = shown(theme.text, in: theme, colours: 16).foreground
            #expect(shown(theme.accent, in: theme, colours: 16).foreground != text)
        }
    }
}
