import Content
import Testing

@testable import Screens

struct SettingsTextTests {
    private func text(_ text: String) -> SettingsText { SettingsText(text, file: "settings.yml") }

    @Test func everySettingIsRead() {
        let parsed = text(
            "theme: High Contrast\nmeasure: 80\nmotion: reduced\nmouse: off\nsymbols: ascii\nlist: 40 %\noutline: 25\n"
        )
        var expected = Settings()
        expected.theme = .highContrast
        expected.measure = .custom(80)
        expected.motion = .reduced
        expected.mouse = false
        expected.symbols = .ascii
        expected.list = 40
        expected.outline = 25
        #expect(parsed.settings == expected)
        #expect(parsed.issues == [])
    }

    @Test(arguments: ["", "\n", "# nothing\n", "theme: automatic"])
    func whatSaysNothingIsAsUsual(source: String) {
        #expect(text(source).settings == Settings())
        #expect(text(source).issues == [])
    }

    @Test(arguments: [
        (
            "theme: purple",
            "settings.yml:1: theme is \"purple\"; one of: automatic, dark, light, high contrast, terminal"
        ),
        ("list: 3", "settings.yml:1: list is \"3\"; one of: automatic, or a percentage from 5 to 95"),
        (
            "outline: wide",
            "settings.yml:1: outline is \"wide\"; one of: automatic, or a percentage from 5 to 95"
        ),
        ("\nmouse: maybe", "settings.yml:2: mouse is \"maybe\"; one of: on, off"),
        ("motion:", "settings.yml:1: motion is nothing; one of: full, reduced"),
        ("symbols: [ASCII]", "settings.yml:1: symbols is a list; one of: automatic, Unicode, ASCII"),
        (
            "measure: 12",
            "settings.yml:1: measure is \"12\"; one of: narrow, comfortable, wide, or a number of columns from 30 to 200"
        ),
        (
            "colour: red",
            "settings.yml:1: warning: unknown setting \"colour\", which is left alone; one of: theme, measure, motion, mouse, symbols, list, outline"
        ),
        ("- theme", "settings.yml:1: the file holds a list; each line is \"key: value\""),
        ("theme: dark\ntheme: light", "settings.yml:1: the key \"theme\" stands twice; keep one"),
    ])
    func aFaultIsToldAtItsLine(source: String, message: String) {
        let parsed = text(source)
        #expect(parsed.issues.map { "\($0)" } == [message])
        #expect(parsed.settings == Settings())
    }

    @Test func oneFaultLeavesTheOtherSettings() {
        let parsed = text("theme: purple\nmouse: off\n")
        #expect(!parsed.settings.mouse)
        #expect(parsed.issues.count == 1)
    }

    @Test func aChangeLeavesAllElseInTheFile() {
        let source = "# mine\ntheme: dark   # at night\ncolour: red\n\nmouse: maybe\n"
        var settings = Settings()
        settings.theme = .light
        settings.motion = .reduced
        #expect(
            text(source).setting([.theme, .motion], as: settings)
                == "# mine\ntheme: light\ncolour: red\n\nmouse: maybe\nmotion: reduced\n"
        )
    }

    @Test func aNewFileSaysWhatItIs() {
        #expect(text("").setting([.mouse], as: Settings()) == SettingsText.heading + "mouse: on\n")
    }

    @Test func whatIsWrittenIsReadAgain() {
        for key in SettingKey.allCases {
            var settings = Settings()
            for _ in key.choices(in: settings) {
                settings = key.turned(settings, by: 1)
                #expect(text(text("x: 1\n").setting([key], as: settings)).settings == settings)
            }
            #expect(settings == Settings(), "\(key) doesn't come round")
        }
    }

    @Test func aNumberOfColumnsIsAChoiceWhileItIsChosen() {
        var settings = Settings()
        settings.measure = .custom(80)
        #expect(SettingKey.measure.choices(in: settings) == ["narrow", "comfortable", "wide", "80"])
        #expect(SettingKey.measure.turned(settings, by: 1).measure == .narrow)
        #expect(SettingKey.measure.turned(settings, by: -1).measure == .wide)
        #expect(Settings.Measure(text: "72") == .comfortable)
    }
}
