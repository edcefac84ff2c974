import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Places in a real topic, through everything that sets it anew.
@Suite struct ReaderResumeTests {
    private static let widths = [40, 58, 72, 80, 109, 120, 200]

    private func size(_ width: Int) -> Size { Size(width: width, height: 20) }

    /// What a reader leaves behind, as the record gives it back.
    private func place(_ model: ReaderModel) -> ReadingPlace? {
        model.departure.lazy.compactMap { if case .savePlace(_, let place) = $0 { place } else { nil } }.first
    }

    @Test(arguments: widths) func everyRowIsFoundAgainAtTheSameSize(width: Int) throws {
        var page = try PageData.exemplar()
        page.state = .reading
        var model = ReaderModel.showing(page, size: size(width))
        for row in stride(from: 0, through: model.lastTop, by: 3) {
            _ = model.jump(to: row)
            page.place = place(model)
            let again = ReaderModel.showing(page, size: size(width))
            #expect(again.top == row, "\(again.topText) | \(model.topText)")
        }
    }

    @Test(arguments: [(80, 40), (40, 80), (80, 200), (200, 58), (72, 120)])
    func atAnotherSizeTheSameWordsAreOnTop(before: Int, after: Int) throws {
        var page = try PageData.exemplar()
        page.state = .reading
        var model = ReaderModel.showing(page, size: size(before))
        for row in stride(from: 0, through: model.lastTop, by: 5) {
            _ = model.jump(to: row)
            page.place = place(model)
            let again = ReaderModel.showing(page, size: size(after))
            // A place is a row of 72 columns, so the words are in it or in the row after.
            let distance = again.lines.lastIndex { $0.anchor <= model.lines[row].anchor }.map { $0 - again.top }
            let rows = (PlaceRuler.columns + after - 1) / min(after - 2, PlaceRuler.columns)
            #expect(abs(try #require(distance)) <= rows + 1 || again.top == again.lastTop)
        }
    }

    @Test(arguments: widths) func aStormOfSizesEndsWhereItBegan(width: Int) throws {
        var generator = SplitMix(seed: UInt64(width))
        var model = ReaderModel.showing(try .exemplar(), size: size(width))
        for row in stride(from: 0, through: model.lastTop, by: 17) {
            _ = model.jump(to: row)
            let anchor = model.lines[row].anchor
            for _ in 0..<8 {
                let next = Size(
                    width: .random(in: 40...200, using: &generator),
                    height: .random(in: 8...20, using: &generator)
                )
                _ = model.receive(.resized(next))
                // What was on top still is.
                #expect(model.lines[model.top].anchor <= anchor)
                if model.top + 1 < model.lines.count { #expect(anchor < model.lines[model.top + 1].anchor) }
            }
            _ = model.receive(.resized(size(width)))
            #expect(model.top == row)
        }
    }

    @Test(arguments: [Size.usual, .large]) func goingBackAndForwardKeepsTheLine(size: Size) throws {
        let driver = try TestDriver.sample(size, destination: .page(.topic("idempotency"), part: nil))
        // The text alone: once a topic is read, the path's next one stands at the end of the page, and percentages change.
        func text() -> [String] { driver.rows.dropFirst(2).prefix(14).map { String($0.prefix(78)) } }
        driver.type("3jj")
        let there = text()
        driver.type("/timeouts")
        driver.press(.enter)
        driver.type("[")
        driver.press(.escape)
        #expect(text() == there)
        driver.type("]")
        driver.resize(Size(width: 60, height: 16))
        driver.press(.escape)
        driver.resize(size)
        #expect(text() == there)
    }

    @Test func onATallerScreenThePageIsShownToItsEnd() throws {
        var page = try PageData.exemplar()
        page.state = .reading
        var model = ReaderModel.showing(page, size: size(80))
        _ = model.jump(to: model.lastTop)
        page.place = place(model)
        var taller = ReaderModel.showing(page, size: Size(width: 80, height: 50))
        #expect(taller.top == taller.lastTop)
        // The place is still the one that was kept, so that the smaller screen finds it again.
        #expect(place(taller)?.line == page.place?.line)
        _ = taller.receive(.resized(size(80)))
        #expect(taller.top == model.top)
    }

    @Test func theLineIsKeptOverARestart() throws {
        let folder = try TemporaryFolder()
        let page = Destination.page(.topic("idempotency"), part: nil)
        let driver = try TestDriver(size: .usual, folder: folder, destination: page)
        driver.type("3   jjj")
        let there = driver.rows.dropFirst().dropLast()
        driver.press(.control("c"))
        let nextDay = try TestDriver(size: .usual, folder: folder, destination: page)
        #expect(nextDay.rows.dropFirst().dropLast().joined(separator: "\n") == there.joined(separator: "\n"))
    }
}
