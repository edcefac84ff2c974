import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct CatalogueTests {
    private func open(
        _ catalogue: Catalogue,
        _ size: Size = .usual,
        extra: [String: String] = [:],
        glyphs: GlyphSet = .unicode,
        folder: TemporaryFolder? = nil
    ) throws -> TestDriver {
        try TestDriver(
            size: size,
            sample: SampleContent(extra: extra),
            folder: folder,
            glyphs: glyphs,
            destination: .catalogue(catalogue)
        )
    }

    private static let moreTools = Dictionary(
        uniqueKeysWithValues: ["k6", "wrk", "jq", "tcpdump", "Éclair"].map { name in
            ("content/tools/\(name.lowercased().replacing("é", with: "e")).md", tool(name))
        }
    )

    private static func tool(_ name: String) -> String {
        """
        ---
        id: \(name.lowercased().replacing("é", with: "e"))
        title: \(name)
        summary: \(name == "wrk" ? "Loads one HTTP address." : "What \(name) is for.")
        related: [timeouts]
        ---

        ## What it is for

        The page of \(name).

        """
    }

    @Test(arguments: Catalogue.allCases.filter { $0 != .bookmarks }, [Size.small, .usual, .large, .wide])
    func aCatalogueLooksLikeItsPicture(_ catalogue: Catalogue, _ size: Size) throws {
        let driver = try open(catalogue, size, extra: Self.moreTools)
        try expectSnapshot(driver.screen, "\(catalogue.rawValue)-\(size.name)")
    }

    @Test(arguments: [Catalogue.alphabet, .labs])
    func withoutUnicodeItLooksLikeItsPicture(_ catalogue: Catalogue) throws {
        let driver = try open(catalogue, .usual, extra: Self.moreTools, glyphs: .ascii)
        try expectSnapshot(driver.screen, "\(catalogue.rawValue)-80x24-ascii")
    }

    @Test func enterOpensAndComingBackKeepsThePlace() throws {
        let driver = try open(.tools, extra: Self.moreTools)
        driver.press(.down, .down, .enter)
        let title = driver.rows[0]
        #expect(driver.model.screens.count == 3)
        driver.type("[")
        let row = try #require(driver.pointedRow)
        #expect(title.contains(row.split(separator: " ")[1]))
    }

    @Test(arguments: [
        (Catalogue.tools, "curl", "curl sends the request"), (.references, "Status codes", "Too Many Requests"),
        (.glossary, "lease", "A right that ends by itself"), (.labs, "Idempotency keys", "Of 100 orders"),
        (.paths, "Start here", "One request"), (.alphabet, "Timeouts", "A timeout turns waiting"),
    ])
    func everyKindOpensByMouse(catalogue: Catalogue, title: String, shown: String) throws {
        let driver = try open(catalogue)
        #expect(driver.click(title))
        // The first row is selected already, and one click on it opens it.
        if driver.model.screens.count == 2 { driver.click(title) }
        #expect(driver.model.screens.count == 3)
        #expect(driver.screen.contains(shown))
    }

    // MARK: Filter

    @Test func aFilterKeepsWhatHasTheWordsAndMarksThem() throws {
        let driver = try open(.tools, extra: Self.moreTools)
        driver.type("fJQ")
        #expect(driver.rows[0].hasSuffix("1 of 6 tools"))
        #expect(driver.pointedRow?.contains("jq") == true)
        let y = try #require(driver.rows.firstIndex { $0.contains("▸") })
        let x = try #require(driver.rows[y].firstIndex(of: "j"))
        let column = String(driver.rows[y][..<x]).columns
        #expect(driver.frame.buffer[column, y].style.attributes.contains(.underline))
        driver.press(.enter)
        #expect(driver.screen.contains("The page of jq."))
        driver.type("[")
        #expect(driver.rows.contains { $0.contains("Filter  JQ") })
        driver.press(.escape)
        #expect(driver.rows[0].hasSuffix(" 6 tools"))
        #expect(driver.pointedRow?.contains("jq") == true)
    }

    @Test func aFilterLooksAtWhatARowSaysToo() throws {
        let driver = try open(.tools, extra: Self.moreTools)
        driver.type("fhttp load")
        #expect(driver.pointedRow?.contains("wrk") == true)
        #expect(driver.rows[0].hasSuffix("1 of 6 tools"))
    }

    @Test func nothingFoundSaysHowToGoOn() throws {
        let driver = try open(.tools)
        driver.type("fzzz")
        #expect(driver.screen.contains("Nothing here has “zzz”. Esc shows all."))
        driver.press(.enter, .down, .tab, .tab)
        #expect(driver.model.screens.count == 2)
        driver.press(.escape, .escape)
        #expect(driver.model.screens.count == 1)
    }

    @Test func lettersAreLettersWhileOneFilters() throws {
        let driver = try open(.tools)
        driver.press(.control("f"))
        driver.type("q?/s[")
        #expect(driver.rows.contains { $0.contains("Filter  q?/s[") })
        let cursor = try #require(driver.frame.cursor)
        #expect(driver.frame.buffer[cursor.x - 1, cursor.y].text == "[")
    }

    @Test func aPasteOfAMegabyteIsCut() throws {
        let driver = try open(.tools)
        driver.type("f")
        driver.paste(String(repeating: "tool ", count: 200_000))
        guard case .catalogue(let model) = driver.model.top else { return #expect(Bool(false)) }
        #expect(model.filter.text.count <= TextField.longest)
    }

    // MARK: Sorting

    @Test func labsAreSortedByWhatOneAsksFor() throws {
        var model = CatalogueModel(.labs)
        _ = model.receive(.resized(Size(width: 80, height: 20)))
        let rows = [("A", 2, 9, true), ("B", 1, 12, false), ("C", 3, 5, false)].map { title, level, minutes, passed in
            CatalogueRow(
                .lab(title),
                title: title,
                detail: "",
                state: passed ? .read : .unread,
                level: level,
                minutes: minutes
            )
        }
        _ = model.receive(.result(.catalogue(CatalogueData(catalogue: .labs, rows: rows))))
        func titles() -> String {
            model.entries.map { if case .row(let i) = $0 { rows[i].title } else { "" } }.joined()
        }
        #expect(titles() == "BAC")
        var seen: [String] = []
        for _ in 0..<4 {
            _ = model.perform(.sort)
            seen.append("\(model.order.words) \(titles())")
        }
        #expect(seen == ["by title ABC", "by minutes CAB", "to do first BCA", "by level BAC"])
    }

    @Test func whatCanOnlyBeSortedOneWayHasNoKeyForIt() throws {
        let driver = try open(.tools)
        #expect(!driver.footer.contains("sort"))
    }

    @Test func theBestRunOfALabIsShown() throws {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        let checks = #"[{"result":"passed"},{"result":"failed"},{"result":"passed"}]"#
        try record.addLabRun(.made(lab: "idempotency", passed: false, checks: checks))
        let driver = try open(.labs, folder: folder)
        #expect(driver.pointedRow?.contains("○ Idempotency keys") == true)
        #expect(driver.pointedRow?.contains("2 of 3 checks") == true)
    }

    @Test func pathsShowHowFarOneIs() throws {
        let folder = try TemporaryFolder()
        try TestDriver.sample(folder: folder).services.record.markRead("timeouts")
        let driver = try open(.paths, folder: folder)
        #expect(driver.pointedRow?.contains("█░") == true)
        #expect(driver.pointedRow?.contains("1 of 9") == true)
    }

    // MARK: Letters

    @Test func oneGoesFromLetterToLetter() throws {
        let driver = try open(.alphabet, extra: Self.moreTools)
        #expect(driver.pointedRow?.contains("backoff") == true)
        driver.press(.right)
        #expect(driver.pointedRow?.contains("Cache invalidation") == true)
        driver.press(.right)
        #expect(driver.pointedRow?.contains("Éclair") == true)
        driver.press(.left)
        #expect(driver.pointedRow?.contains("Cache invalidation") == true)
    }

    @Test func aLetterGoesToItAndOneThatNothingHasToTheNext() throws {
        let driver = try open(.alphabet, extra: Self.moreTools)
        driver.type("'t")
        #expect(driver.pointedRow?.contains("tcpdump") == true)
        driver.type("'g")
        #expect(driver.pointedRow?.contains("HTTP methods") == true)
        driver.type("'z")
        #expect(driver.pointedRow?.contains("wrk") == true)
        driver.type("'")
        driver.press(.escape)
        #expect(driver.pointedRow?.contains("wrk") == true)
        #expect(driver.model.screens.count == 2)
    }

    @Test func aClickOnALetterGoesToIt() throws {
        let driver = try open(.alphabet, extra: Self.moreTools)
        driver.scroll(.press(.left), at: Point(x: 2 + 2 * 2, y: 2))
        #expect(driver.pointedRow?.contains("Éclair") == true)
        driver.scroll(.press(.left), at: Point(x: 70, y: 2))
        #expect(driver.pointedRow?.contains("Éclair") == true)
    }

    @Test func thePointerNeverStandsOnALetter() throws {
        let driver = try open(.alphabet, .small, extra: Self.moreTools)
        for key in [Key.home, .down, .down, .down, .up, .up, .pageDown, .pageDown, .pageUp, .end, .up, .pageUp, .home] {
            driver.press(key)
            guard case .catalogue(let model) = driver.model.top else { return #expect(Bool(false)) }
            #expect(model.selectedRow != nil)
            #expect(driver.pointedRow != nil)
        }
    }

    @Test(arguments: [("Éclair", "E"), ("9P", "#"), ("\"Quoted\"", "Q"), ("测试", "#"), ("", "#"), ("ünder", "U")])
    func titlesStandUnderTheirLetters(title: String, letter: String) {
        #expect(CatalogueRow(.topic("x"), title: title, detail: "").letter == letter)
    }

    // MARK: Preview

    @Test func thePreviewFollowsTheSelection() throws {
        let driver = try open(.tools, .large, extra: Self.moreTools)
        #expect(driver.screen.contains("curl sends the request"))
        driver.press(.down)
        #expect(driver.screen.contains("The page of Éclair."))
        driver.press(.tab)
        #expect(!driver.screen.contains("The page of Éclair."))
    }

    @Test func onASmallScreenThePreviewComesWithTab() throws {
        let driver = try open(.tools)
        #expect(!driver.screen.contains("curl sends the request"))
        driver.press(.tab)
        #expect(driver.screen.contains("curl sends the request"))
        #expect(driver.pointedRow?.contains("curl") == true)
        driver.resize(.small)
        #expect(driver.screen.contains("curl"))
    }

    @Test func anOlderPreviewIsNotShownBesideAnotherRow() throws {
        let driver = try open(.tools, .large, extra: Self.moreTools)
        let late = PreviewData(title: "wrk", summary: "Too late.")
        driver.send(.result(.preview(PreviewRequest(ContentReference(kind: .tool, id: "wrk")), late)))
        #expect(!driver.screen.contains("Too late."))
    }

    // MARK: Nothing

    @Test(arguments: Catalogue.allCases, [Size.small, .usual])
    func anEmptyListSaysWhatToDo(_ catalogue: Catalogue, _ size: Size) throws {
        let empty = try TemporaryFolder()
        let driver = try TestDriver(size: size, root: ContentRoot(empty.url), destination: .catalogue(catalogue))
        let said = driver.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(said.contains(catalogue.emptyWords))
        driver.press(.enter, .down, .tab, .pageUp, .end, .left)
        driver.type("s'xf")
        #expect(driver.model.screens.count == 2)
    }

    @Test func wideTitlesKeepTheColumnsStraight() throws {
        let extra = Dictionary(
            uniqueKeysWithValues: ["测试 cache", "سلام", "👩‍👩‍👧 family", "e\u{301}tude", String(repeating: "测试", count: 30)]
                .enumerated()
                .map {
                    ("content/topics/caching/w\($0).md", SampleTopic("w\($0)", title: $1, category: "caching").text)
                }
        )
        let driver = try open(.alphabet, extra: extra)
        try expectSnapshot(driver.screen, "alphabet-wide-80x24")
        let rows = driver.rows.filter { $0.hasSuffix("topic") }
        #expect(Set(rows.map(\.columns)) == [78])
    }
}
