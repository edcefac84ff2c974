import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderFindTests {
    private func reader(_ size: Size = Size(width: 80, height: 10)) throws -> ReaderModel {
        var model = ReaderModel.showing(try .small(), size: size)
        model.press(.control("f"))
        return model
    }

    private func bottomRow(_ model: ReaderModel) -> String {
        model.picture().split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    @Test func typingFindsAtEveryLetterAndCounts() throws {
        var model = try reader()
        #expect(model.isTyping)
        #expect(bottomRow(model) == "    Find")
        _ = model.type("why 2")
        #expect(bottomRow(model).hasPrefix("    Find  why 2"))
        #expect(bottomRow(model).hasSuffix("1 of 1"))
        #expect(model.picture().contains("Why 2, see sagas"))
        _ = model.type("0")
        #expect(bottomRow(model).hasSuffix("not found"))
        #expect(model.top == 0)
    }

    @Test func theCursorStandsBehindTheWords() throws {
        var model = try reader()
        _ = model.type("测")
        #expect(model.cursor(in: Rect(x: 0, y: 2, width: 80, height: 10)) == Point(x: 4 + 6 + 2, y: 2 + 9))
        model.press(KeyEvent(.enter))
        #expect(model.cursor(in: Rect(x: 0, y: 2, width: 80, height: 10)) == nil)
    }

    @Test func keysGoFromMatchToMatchAndRound() throws {
        var model = try reader()
        _ = model.type("instead")
        model.press(KeyEvent(.escape))
        model.press(.control("f"))
        _ = model.type("1")
        #expect(model.find?.count == "1 of 6")
        model.press(KeyEvent(.enter))
        #expect(!model.isTyping)
        model.press("n")
        #expect(model.find?.count == "2 of 6")
        model.press("N")
        model.press("N")
        #expect(model.find?.count == "6 of 6")
        model.press("n")
        #expect(model.find?.count == "1 of 6")
    }

    @Test func aMatchIsScrolledIntoView() throws {
        var model = try reader()
        _ = model.type("a book")
        let match = try #require(model.find?.currentMatch)
        #expect(model.visibleRows.contains(match.line))
    }

    @Test func aMatchInCodeIsMovedIntoView() throws {
        var model = try reader(Size(width: 40, height: 10))
        _ = model.type("sideways")
        let match = try #require(model.find?.currentMatch)
        #expect(model.shift > 0)
        #expect(model.picture().contains("sideways"))
        #expect(model.visibleColumns(line: match.line, columns: match.fragments[0].columns) != nil)
    }

    @Test func escapeWhileTypingGoesBackAndLaterStays() throws {
        var model = try reader()
        _ = model.type("book")
        #expect(model.top > 0)
        model.press(KeyEvent(.escape))
        #expect(model.find == nil)
        #expect(model.top == 0)
        model.press(KeyEvent(.function(3)))
        _ = model.type("book")
        model.press(KeyEvent(.enter))
        model.press(KeyEvent(.escape))
        #expect(model.find == nil)
        #expect(model.top > 0)
    }

    @Test func erasingLooksAgainAndAnEmptySearchEnds() throws {
        var model = try reader()
        _ = model.type("whyx")
        #expect(model.find?.count == "not found")
        model.press(KeyEvent(.backspace))
        #expect(model.find?.count == "1 of 3")
        model.press(.control("u"))
        #expect(model.find?.count == "")
        model.press(KeyEvent(.enter))
        #expect(model.find == nil)
    }

    @Test func aPasteIsWords() throws {
        var model = try reader()
        _ = model.receive(.paste("Why\n2"))
        #expect(model.find?.count == "1 of 1")
    }

    @Test func matchesAreMarkedAndTheCurrentOneReversed() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 30))
        model.press(.control("f"))
        _ = model.type("core")
        #expect(model.picture(styled: true).contains("bold underline reverse"))
    }

    @Test func matchesFollowAChangeOfWidth() throws {
        var model = try reader()
        _ = model.type("the rfc")
        _ = model.receive(.resized(Size(width: 40, height: 10)))
        let match = try #require(model.find?.currentMatch)
        #expect(model.lines[match.line].text.lowercased().contains("the rfc"))
    }
}

@Suite struct FindFromSearchTests {
    private let page = Destination.page(.topic("idempotency"), part: nil)

    @Test func whoTypesASlashInAPageCanStillLookInThePage() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.type("/answer")
        #expect(driver.footer.contains("F3 in this page"))
        driver.press(Key.function(3))
        #expect(driver.rows[0].contains("Idempotency"))
        #expect(driver.screen.contains("Find  answer"))
        #expect(driver.screen.contains("1 of "))
        driver.type("n")
        #expect(driver.screen.contains("2 of "))
        driver.press(.escape)
        #expect(!driver.screen.contains("Find  answer"))
    }

    @Test func withoutWordsThePageAsksForThem() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.type("/")
        driver.press(Key.function(3))
        driver.type("key")
        #expect(driver.screen.contains("Find  key"))
    }

    @Test func elsewhereThereIsNoPageToLookIn() throws {
        let driver = try TestDriver.sample()
        driver.type("/answer")
        #expect(!driver.footer.contains("in this page"))
        let before = driver.screen
        driver.press(Key.function(3))
        #expect(driver.screen == before)
    }
}
