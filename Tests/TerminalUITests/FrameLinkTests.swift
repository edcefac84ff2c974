import TestSupport
import Testing

@testable import TerminalUI

struct FrameLinkTests {
    private let size = Size(width: 20, height: 4)
    private let url = "https://example.org/a"

    private func frame(_ rows: [String], links: [FrameLink] = []) -> Frame {
        var buffer = Buffer(size: size)
        for (y, row) in rows.enumerated() { buffer.write(row, x: 0, y: y) }
        return Frame(buffer: buffer, links: links)
    }

    private func link(_ rects: (x: Int, y: Int, width: Int)..., url: String? = nil) -> FrameLink {
        FrameLink(url: url ?? self.url, areas: rects.map { Rect(x: $0.x, y: $0.y, width: $0.width, height: 1) })
    }

    /// Each run as its place, text and address.
    private func told(_ runs: [LinkedRun]) -> [String] {
        runs.map { "\($0.run.x),\($0.run.y) \($0.run.cells.map(\.text).joined()) \($0.url ?? "nowhere")" }
    }

    @Test func aLinkIsDrawnOverItsWordsOnce() {
        var terminal = Terminal(backend: TestBackend(size: size))
        let frame = frame(["see here", "and there"], links: [link((4, 0, 4), (0, 1, 3))])
        terminal.draw(frame)
        terminal.draw(frame)
        #expect(terminal.backend.links.map(told) == [["4,0 here \(url)", "0,1 and \(url)"]])
    }

    @Test func aLinkIsDrawnAgainWhenItsRowOrItsAddressChanges() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame(["see here"], links: [link((4, 0, 4))]))
        // Other cells of the row: a back end may have written the words again to get there.
        terminal.draw(frame(["SEE here"], links: [link((4, 0, 4))]))
        terminal.draw(frame(["SEE here", "x"], links: [link((4, 0, 4))]))
        terminal.draw(frame(["SEE here", "x"], links: [link((4, 0, 4), url: "https://b")]))
        #expect(
            terminal.backend.links.map(told) == [
                ["4,0 here \(url)"], ["4,0 here \(url)"], ["4,0 here nowhere", "4,0 here https://b"],
            ]
        )
    }

    @Test func wordsThatAreNoLinkAnyMoreLeadNowhere() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame(["see here"], links: [link((4, 0, 4))]))
        terminal.draw(frame(["see here"]))
        terminal.draw(frame(["see here"]))
        #expect(terminal.backend.links.map(told) == [["4,0 here \(url)"], ["4,0 here nowhere"]])
    }

    @Test func afterAClearScreenAllLinksAreDrawnAgain() {
        var terminal = Terminal(backend: TestBackend(size: size))
        let frame = frame(["see here"], links: [link((4, 0, 4))])
        terminal.draw(frame)
        terminal.invalidate()
        terminal.draw(frame)
        #expect(terminal.backend.links.map(told) == [["4,0 here \(url)"], ["4,0 here \(url)"]])
    }

    @Test func aLinkIsClippedAndNeverHalvesAWideCharacter() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame(["测试 测试"], links: [link((1, 0, 6), (18, 0, 9), (0, 9, 3), (-4, 1, 5), (4, 0, 0))]))
        #expect(terminal.backend.links.map(told) == [["2,0 试 测 \(url)", "18,0    \(url)", "0,1   \(url)"]])
    }

    @Test func whatIsLinkedAfterAnyFramesIsWhatTheLastFrameSays() {
        var random = SplitMix(seed: 7)
        var terminal = Terminal(backend: TestBackend(size: size))
        var onScreen: [Point: String] = [:]
        for _ in 0..<300 {
            let rows = (0..<4).map { _ in Bool.random(using: &random) ? "one two 测试 three" : "one two 测试 four" }
            let links = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                link(
                    (Int.random(in: 0..<20, using: &random), Int.random(in: 0..<4, using: &random), 3),
                    url: ["https://a", "https://b"].randomElement(using: &random)
                )
            }
            let before = terminal.backend.links.count
            terminal.draw(frame(rows, links: links))
            for linked in terminal.backend.links.dropFirst(before).joined() {
                for offset in linked.run.cells.indices {
                    onScreen[Point(x: linked.run.x + offset, y: linked.run.y)] = linked.url
                }
            }
            var fresh = Terminal(backend: TestBackend(size: size))
            fresh.draw(frame(rows, links: links))
            var expected: [Point: String] = [:]
            for linked in fresh.backend.links.joined() {
                for offset in linked.run.cells.indices {
                    expected[Point(x: linked.run.x + offset, y: linked.run.y)] = linked.url
                }
            }
            guard expected == onScreen else {
                Issue.record("after \(links) the screen's links differ")
                return
            }
        }
    }
}
