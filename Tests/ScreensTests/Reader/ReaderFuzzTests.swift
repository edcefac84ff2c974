import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderFuzzTests {
    private static let keys: [KeyEvent] =
        [
            KeyEvent(.up), KeyEvent(.down), KeyEvent(.left), KeyEvent(.right), KeyEvent(.enter), KeyEvent(.escape),
            KeyEvent(.tab),
            KeyEvent(.backTab), KeyEvent(.backspace), KeyEvent(.home), KeyEvent(.end), KeyEvent(.pageUp),
            KeyEvent(.pageDown),
            .control("f"), .control("d"), .control("u"), .control("o"), .control("_"), .control("w"),
        ] + "jkgGlhfonNaLrbmy> 1234567".map { KeyEvent.character($0) }

    /// Whatever is pressed, typed, clicked and resized, the reader draws something and stays on the page.
    @Test(arguments: 0..<4) func noInputTrapsOrLeavesThePage(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let page = try PageData.exemplar()
        var model = ReaderModel.showing(page)
        for _ in 0..<120 {
            switch Int.random(in: 0..<12, using: &generator) {
            case 0:
                let size = Size(
                    width: .random(in: 0...130, using: &generator),
                    height: .random(in: 0...50, using: &generator)
                )
                _ = model.receive(.resized(size))
            case 1:
                let point = Point(
                    x: .random(in: -1...130, using: &generator),
                    y: .random(in: -1...50, using: &generator)
                )
                _ = model.receive(.click(point))
            case 2: _ = model.receive(.wheel(.random(in: -3...3, using: &generator), at: Point(x: 0, y: 0)))
            case 3: _ = model.receive(.text("abs ".randomElement(using: &generator) ?? "a"))
            case 4: _ = model.receive(.result(.page(page)))
            case 5: _ = model.receive(.paste("- [[timeouts]]\n测试 e\u{301}\n```sh\n$ ls\n"))
            default: model.press(Self.keys.randomElement(using: &generator) ?? KeyEvent(.down))
            }
            #expect(model.lines.indices.contains(model.top))
            #expect(model.shift >= 0)
            _ = model.picture()
            let area = Rect(model.size)
            for link in model.links(in: area, context: .measuring) {
                #expect(link.areas.allSatisfy { $0.intersection(area) == $0 })
            }
            if let cursor = model.cursor(in: area), model.size.width > 8, model.size.height > 4 {
                #expect(area.contains(cursor))
            }
        }
    }
}
