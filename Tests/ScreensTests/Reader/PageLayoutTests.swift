import Content
import Testing

@testable import Screens

@Suite struct PageLayoutTests {
    private func layout(_ page: PageData, columns: Int = 40, showsAnswers: Bool = false) -> PageLayout {
        PageLayout(page: page, columns: columns, widest: columns, showsAnswers: showsAnswers)
    }

    private func text(_ layout: PageLayout, from first: String, to last: String) -> [String] {
        let rows = layout.text.lines.map { $0.isBlank ? "" : $0.text }
        guard let start = rows.firstIndex(of: first), let end = rows[start...].firstIndex(of: last) else { return [] }
        return Array(rows[start...end])
    }

    @Test func sectionsAreWhereTheirHeadingsStand() throws {
        let layout = layout(try .small())
        let rows = layout.text.lines.map(\.text)
        #expect(layout.sections.map(\.title) == Part.allCases.map(\.heading))
        #expect(layout.sections.map { rows[$0.heading] } == Part.allCases.map(\.heading))
        #expect(layout.sections[0].lines.lowerBound == 0)
        #expect(layout.sections.last?.lines.upperBound == rows.count)
        #expect(layout.section(at: 0) == 0)
        #expect(layout.section(at: layout.sections[2].heading) == 2)
        #expect(layout.section(at: layout.sections[2].heading - 1) == 1)
        #expect(rows[layout.lastLine(of: 0)] == "Core 2.")
    }

    @Test func headingsWithinASectionAreListedButQuestionsAreNot() throws {
        let layout = layout(try .small())
        #expect(layout.sections.map { $0.subheadings.map(\.title) } == [[], ["A reason"], [], ["First"], [], [], []])
        #expect(layout.text.lines[layout.sections[1].subheadings[0].line].text == "A reason")
    }

    @Test func aHeadingOfTwoRowsIsListedOnce() throws {
        var page = try PageData.small()
        page.sections[0].blocks = MarkdownParser.parse("### A heading that doesn't fit its row\ntext").blocks
        let layout = layout(page, columns: 20)
        #expect(layout.sections[0].subheadings.map(\.title) == ["A heading that doesn't fit its row"])
    }

    @Test func answersStayHiddenUntilTheyAreWanted() throws {
        let page = try PageData.small()
        #expect(
            text(layout(page), from: "Check yourself", to: "2. How many?") == [
                "Check yourself", "", "Press a to see the answers.", "", "1. Which is right?", "",
                "   A   the left", "   B   the right", "", "2. How many?",
            ]
        )
        #expect(
            text(layout(page, showsAnswers: true), from: "1. Which is right?", to: "   │ About twenty.") == [
                "1. Which is right?", "", "   A   the left", "   B ✓ the right", "", "   │ Because it is.", "",
                "2. How many?", "", "   ✓ 20 ± 5", "", "   │ About twenty.",
            ]
        )
    }

    @Test func hiddenAnswersLeaveThePlacesAfterThemAlone() throws {
        let page = try PageData.small()
        let hidden = layout(page)
        let shown = layout(page, showsAnswers: true)
        let anchor = hidden.text.lines[hidden.sections[6].heading].anchor
        #expect(shown.text.line(at: anchor) == shown.sections[6].heading)
    }

    @Test func questionsWithoutTheirSectionStandBeforeFurtherReading() throws {
        var page = try PageData.small()
        page.sections.removeAll { $0.part == .questions }
        #expect(layout(page).sections.map(\.part) == Part.allCases)
    }

    @Test func aPageWithoutPartsHasItsOwnSections() {
        let page = PageData(
            reference: ContentReference(kind: .tool, id: "curl"),
            title: "curl",
            group: "Tools",
            sections: PageSection.split(MarkdownParser.parse("lead\n\n## What it is for\n\nURLs.").blocks)
        )
        let layout = layout(page)
        #expect(
            layout.text.lines.map(\.text) == ["curl", "Tools", "", "", "lead", "", "", "What it is for", "", "URLs."]
        )
        #expect(layout.sections.map(\.title) == ["", "What it is for"])
    }

    @Test func anEmptyPageHasItsTitle() {
        let page = PageData(reference: .topic("x"), title: "X", group: "", sections: [])
        let layout = layout(page)
        #expect(layout.sections.isEmpty)
        #expect(layout.section(at: 0) == nil)
        #expect(layout.text.lines.first?.text == "X")
    }
}

@Suite struct PlaceRulerTests {
    @Test func aPlaceIsCountedFromItsPartAndFoundAgain() throws {
        let page = try PageData.exemplar()
        let ruler = PlaceRuler(page: page)
        for columns in [24, 38, 72] {
            let layout = PageLayout(page: page, columns: columns, widest: columns, showsAnswers: false)
            for line in layout.text.lines {
                let place = ruler.place(of: line.anchor)
                let anchor = try #require(ruler.anchor(of: place))
                #expect(ruler.place(of: anchor) == place)
                if columns == PlaceRuler.columns { #expect(anchor == line.anchor) }
            }
        }
    }

    @Test func partsCountFromTheirHeadingAndTheFirstFromTheTop() throws {
        let page = try PageData.small()
        let ruler = PlaceRuler(page: page)
        let layout = PageLayout(page: page, columns: 72, widest: 72, showsAnswers: false)
        #expect(ruler.place(of: layout.text.lines[0].anchor) == .init(part: .core, line: 1))
        #expect(
            ruler.place(of: layout.text.lines[layout.sections[3].heading].anchor) == .init(part: .mistakes, line: 1)
        )
        #expect(
            ruler.place(of: layout.text.lines[layout.sections[3].heading + 2].anchor) == .init(part: .mistakes, line: 3)
        )
    }

    @Test(arguments: [
        PlaceRuler.Place(part: .how, line: 10_000), .init(part: .how, line: -5), .init(part: nil, line: 3),
        .init(part: nil, line: 10_000),
    ])
    func aPlaceOfAnOlderEditionIsNearIt(_ place: PlaceRuler.Place) throws {
        let ruler = PlaceRuler(page: try .small())
        let found = ruler.place(of: try #require(ruler.anchor(of: place)))
        if place.part != nil { #expect(found.part == place.part) }
    }
}
