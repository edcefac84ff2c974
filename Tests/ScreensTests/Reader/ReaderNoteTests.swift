import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderNoteTests {
    private let page = Destination.page(.topic("idempotency"), part: nil)
    private let reference = ContentReference.topic("idempotency")

    @Test func aNoteIsWrittenShownAndSurvivesRestart() throws {
        let folder = try TemporaryFolder()
        let driver = try TestDriver.sample(folder: folder, destination: page)
        driver.type("m")
        #expect(driver.screen.contains("Your note"))
        driver.type("Ask about **keys**, see ")
        driver.type("[[timeouts]].")
        driver.press(.escape)
        #expect(driver.footer.contains("The note is kept."))
        #expect(driver.rows.contains { $0.contains("│ Ask about keys, see timeouts.") })
        #expect(try driver.services.record.note(on: reference)?.text == "Ask about **keys**, see [[timeouts]].")

        let nextDay = try TestDriver.sample(folder: folder, destination: page)
        #expect(nextDay.rows.contains { $0.contains("│ Ask about keys, see timeouts.") })
        nextDay.type("m")
        nextDay.type(" And q?")
        nextDay.press(.control("s"))
        #expect(nextDay.rows.contains { $0.contains("timeouts. And q?") })
    }

    @Test func aBlankNoteIsRemoved() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.type("m")
        driver.type("x")
        driver.press(.control("d"))
        driver.type("m")
        driver.press(.backspace)
        driver.press(.escape)
        #expect(driver.footer.contains("The note is removed."))
        #expect(!driver.screen.contains("Your note"))
        #expect(try driver.services.record.note(on: reference) == nil)
    }

    @Test func anUntouchedNoteIsNotWrittenAgain() throws {
        var model = ReaderModel.showing(try .small())
        model.press("m")
        #expect(model.press(KeyEvent(.escape)) == [])
    }

    @Test func quittingKeepsWhatIsBeingWritten() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.type("m")
        driver.type("half a sen")
        driver.press(.control("c"))
        #expect(driver.hasQuit)
        #expect(try driver.services.record.note(on: reference)?.text == "half a sen")
    }

    @Test func theLearnersOwnEditorTakesTheNoteAndGivesItBack() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.editor = { .success($0 + " and the editor\n") }
        driver.type("m")
        driver.type("mine")
        driver.press(.control("o"))
        #expect(driver.rows.contains { $0.contains("│ mine and the editor") })
        #expect(try driver.services.record.note(on: reference)?.text == "mine and the editor")
        #expect(!driver.model.top.model.isTyping)
    }

    @Test func anEditorThatFailsLosesNothing() throws {
        let driver = try TestDriver.sample(destination: page)
        driver.editor = { _ in .failure(.cannotRun) }
        driver.type("m")
        driver.type("mine")
        driver.press(.control("o"))
        #expect(driver.model.top.model.isTyping)
        #expect(try driver.services.record.note(on: reference)?.text == "mine")
    }

    @Test func aNoteThatIsTooLongStaysOpenUntilItIsShorter() throws {
        var model = ReaderModel.showing(try .small())
        let reference = ContentReference.topic("small")
        let long = String(repeating: "x", count: Note.limit + 3)
        let effects = model.receive(.result(.edited(text: long, for: reference)))
        #expect(effects == [.notify("A note holds 64 KiB: shorten this one by 3 bytes.")])
        #expect(model.draftEffects == [.saveNote(String(long.dropLast(3)), on: reference)])
        for _ in 0..<3 { model.press(KeyEvent(.backspace)) }
        let kept = model.press(KeyEvent(.escape))
        #expect(kept?.first == .saveNote(String(long.dropLast(3)), on: reference))
    }

    @Test func aPasteBeyondTheLimitIsCutWithAWord() throws {
        var model = ReaderModel.showing(try .small())
        model.press("m")
        let paste = String(repeating: "word ", count: 20_000)
        #expect(model.receive(.paste(paste)) == [.notify("A note holds 64 KiB: the rest was left out.")])
        model.press(KeyEvent(.escape))
        #expect(model.page?.note.utf8.count == Note.limit)
    }

    @Test func aLongNoteShowsItsBeginning() throws {
        var page = try PageData.small()
        page.note = (1...40).map { "- item \($0)" }.joined(separator: "\n")
        let model = ReaderModel.showing(page, size: Size(width: 80, height: 40))
        #expect(model.picture().contains("item 18"))
        #expect(!model.picture().contains("item 19"))
        #expect(model.picture().contains("│ and 22 more lines: m"))
    }

    /// The note comes and goes above the text; places in the text don't.
    @Test func aNoteMovesNoPlace() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        model.press("3")
        let place = model.place
        model.press("m")
        _ = model.type("one\ntwo")
        model.press(KeyEvent(.escape))
        #expect(model.topText == "How it works")
        #expect(model.place == place)
        for width in [40, 120, 80] {
            _ = model.receive(.resized(Size(width: width, height: 10)))
            #expect(model.topText == "How it works")
        }
        model.press("g")
        #expect(model.place == PlaceRuler.Place(part: .core, line: 1))
    }

    @Test func aResizeKeepsThePlaceWithinTheNote() throws {
        var page = try PageData.small()
        page.note =
            "First words of it.\n\n" + String(repeating: "many words here ", count: 20) + "\n\nLast words of it."
        var model = ReaderModel.showing(page, size: Size(width: 80, height: 10))
        let row = try #require(model.lines.firstIndex { $0.text.contains("Last words") })
        _ = model.perform(.scroll(row))
        for width in [40, 60, 200, 80] {
            _ = model.receive(.resized(Size(width: width, height: 10)))
            #expect(model.topText.contains("Last words"), "\(width)")
        }
    }

    @Test func aClickPutsTheCaretAndOneBesideKeepsTheNote() throws {
        var model = ReaderModel.showing(try .small())
        model.press("m")
        _ = model.type("one\ntwo")
        let area = model.noteArea
        _ = model.receive(.click(Point(x: area.x + 1, y: area.y)))
        #expect(model.cursor(in: Rect(model.size)) == Point(x: area.x + 1, y: area.y))
        _ = model.type("X")
        let effects = model.receive(.click(Point(x: 0, y: 0)))
        #expect(effects.first == .saveNote("oXne\ntwo", on: .topic("small")))
    }

    @Test func theNoteCanBeUndoneWhileItIsOpen() throws {
        var model = ReaderModel.showing(try .small())
        model.press("m")
        _ = model.type("a b")
        for _ in 0..<3 { model.press(.control("_")) }
        #expect(model.press(KeyEvent(.escape)) == [])
    }

    @Test(arguments: [Size(width: 40, height: 8), Size(width: 80, height: 20), Size(width: 120, height: 36)])
    func theCaretIsAlwaysInSight(size: Size) throws {
        var model = ReaderModel.showing(try .small(), size: size)
        model.press("m")
        for index in 0..<60 {
            _ = model.type(index % 7 == 0 ? "\n" : "some words ")
            let cursor = try #require(model.cursor(in: Rect(size)))
            #expect(model.noteArea.contains(cursor))
        }
    }
}

@Suite struct ReaderBookmarkTests {
    private let page = Destination.page(.topic("idempotency"), part: nil)

    @Test func aBookmarkIsSetShownAndRemoved() throws {
        let driver = try TestDriver.sample(.large, destination: page)
        driver.type("3b")
        #expect(driver.footer.contains("Bookmarked at “How it works”."))
        #expect(driver.rows[0].contains("◆"))
        #expect(driver.screen.contains("Bookmark"))
        let mark = try #require(try driver.services.record.bookmark(of: .topic("idempotency")))
        #expect(mark.part == .how && mark.line == 1)
        driver.type("b")
        #expect(driver.footer.contains("The bookmark is removed."))
        #expect(!driver.rows[0].contains("◆"))
        #expect(try driver.services.record.bookmark(of: .topic("idempotency")) == nil)
    }

    @Test func itStaysOverARestartAndTheOutlineLeadsToIt() throws {
        let folder = try TemporaryFolder()
        let driver = try TestDriver.sample(folder: folder, destination: page)
        driver.type("3jjb")
        let there = driver.rows[2]
        let nextDay = try TestDriver.sample(.large, folder: folder, destination: page)
        nextDay.type("g")
        #expect(nextDay.click("Bookmark"))
        #expect(nextDay.rows[2].contains(there.trimmingCharacters(in: .whitespaces)))
    }

    @Test func aToolCanBeMarkedToo() throws {
        let driver = try TestDriver.sample(destination: .page(ContentReference(kind: .tool, id: "curl"), part: nil))
        driver.type("b")
        #expect(driver.footer.contains("Bookmarked at “curl”."))
        #expect(try driver.services.record.bookmarks().map(\.page.id) == ["curl"])
    }
}
