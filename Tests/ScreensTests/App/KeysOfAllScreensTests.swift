import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct KeysOfAllScreensTests {
    private func bindings(_ model: some ScreenModel) -> [[KeyEvent]] { model.keyMap.bindings.map(\.keys) }

    /// A lab's question takes some of the lab's own keys while it is asked; nothing else may.
    @Test(arguments: ScreenState.allCases.filter { $0 != .labBrief })
    func noKeyIsBoundTwiceOnOneScreen(_ state: ScreenState) throws {
        let keys = bindings(try state.driver().model.top.model).flatMap(\.self)
        let twice = Dictionary(grouping: keys, by: \.self).filter { $1.count > 1 }.keys.map(\.label).sorted()
        #expect(twice == [])
    }

    @Test func noKeyIsBoundTwiceAmongThoseThatWorkEverywhere() {
        let keys = AppModel.keyMap.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    /// A screen that takes one of the keys that work everywhere does so on purpose: it is listed here.
    @Test(arguments: [
        (ScreenState.home, []),
        (.browse, []),
        (.search, ["Backspace", "Esc"]),
        (.searchCompleting, ["Backspace", "Esc"]),
        (.reader, []),
        (.readerFinding, ["Backspace", "Esc"]),
        (.readerOutline, ["Esc", "q"]),
        (.readerHints, ["Backspace", "Esc"]),
        (.readerNote, ["Backspace", "Esc"]),
        (.labBrief, ["Backspace", "Esc", "[", "q"]),
        (.labRunning, ["Backspace", "Esc", "[", "q"]),
        (.questions, []),
        (.questionsTyping, ["Backspace", "Esc"]),
        (.questionsAnswered, []),
        (.questionsEmpty, []),
        (.progress, []),
        (.path, []),
        (.tools, []),
        (.alphabet, []),
        (.labs, []),
        (.alphabetLetter, ["Esc"]),
        (.catalogueFiltering, ["Backspace", "Esc"]),
        (.browseFiltering, ["Backspace", "Esc"]),
    ])
    func keysThatWorkEverywhereAreTakenOnlyOnPurpose(state: ScreenState, taken: [String]) throws {
        let own = Set(bindings(try state.driver().model.top.model).flatMap(\.self))
        let both = AppModel.keyMap.bindings.flatMap(\.keys).filter(own.contains).map(\.label)
        #expect(both.sorted() == taken)
    }

    @Test(arguments: ScreenState.allCases)
    func theHelpListsEveryKey(_ state: ScreenState) throws {
        let driver = try state.driver(Size(width: 120, height: 60))
        let model = driver.model.top.model
        let own = model.help
        let everywhere = driver.model.keysEverywhere.help
        driver.press(Key.function(1))
        #expect(driver.model.isHelpOpen)
        for entry in own + everywhere {
            #expect(driver.rows.contains { $0.contains(entry.keys) && $0.contains(entry.help) }, "\(entry)")
        }
        #expect(!driver.screen.contains("more ↓"))
    }

    @Test(arguments: ScreenState.allCases)
    func noKeyIsListedTwiceInTheHelp(_ state: ScreenState) throws {
        let model = try state.driver().model
        let keys = (model.top.model.help + model.keysEverywhere.help).map(\.keys)
        #expect(Set(keys).count == keys.count, "\(keys)")
    }

    @Test(arguments: ScreenState.allCases)
    func theFooterNamesNoKeyTwice(_ state: ScreenState) throws {
        let keys = try state.driver().model.hints.map(\.key)
        #expect(Set(keys).count == keys.count, "\(keys)")
    }

    /// Where letters are typed, Ctrl-C and the function keys still are what they are everywhere.
    @Test(arguments: ScreenState.allCases)
    func controlCEndsTheProgramOnEveryScreen(_ state: ScreenState) throws {
        let driver = try state.driver()
        driver.press(.control("c"))
        #expect(driver.hasQuit)
    }
}
