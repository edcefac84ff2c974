import TestSupport
import Testing

@testable import backlab

/// The short way into `search` must be one way into it, not another command.
@Suite struct QuickSearchTests {
    @Test(arguments: [
        (["search", "idem"], QuickSearch(words: ["idem"])),
        (["search", "lost", "answers"], QuickSearch(words: ["lost", "answers"])),
        (["search", "cat:caching lease"], QuickSearch(words: ["cat:caching lease"])),
        (["search", ""], QuickSearch(words: [""])),
        (["search", "search"], QuickSearch(words: ["search"])),
        (["search", "a", "--json", "b"], QuickSearch(words: ["a", "b"], isJSON: true)),
        (["search", "--limit", "1", "a"], QuickSearch(words: ["a"], limit: 1)),
        (["search", "a", "--limit", "500"], QuickSearch(words: ["a"], limit: 500)),
        (["search", "a", "--content", "/base"], QuickSearch(words: ["a"], content: "/base")),
    ])
    func readsWhatIsUsual(arguments: [String], search: QuickSearch) {
        #expect(QuickSearch(arguments: arguments) == search)
    }

    @Test(arguments: [
        [], ["topics"], ["topics", "search"], ["Search", "a"], ["search"], ["search", "--json"],
        ["search", "a", "--limit"], ["search", "a", "--limit", "0"], ["search", "a", "--limit", "501"],
        ["search", "a", "--limit", "-1"], ["search", "a", "--limit", "many"], ["search", "a", "--limit", "1.5"],
        ["search", "a", "--limit", "99999999999999999999"], ["search", "a", "--limit=5"],
        ["search", "a", "--content"], ["search", "a", "--content", "--json"], ["search", "a", "--content=/base"],
        ["search", "-h"], ["search", "--help"], ["search", "a", "--", "-b"], ["search", "-"],
        ["search", "a", "--colour"],
    ])
    func leavesToTheParserWhatItMustExplain(arguments: [String]) {
        #expect(QuickSearch(arguments: arguments) == nil)
    }

    /// Whatever is read the short way, the parser reads the same.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func agreesWithTheParser(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let vocabulary = [
            "a", "cat:caching", "help", "topics", "", "--json", "--limit", "7", "500", "501", "0", "+5", "-", "--",
            "--content", "/base", "--limit=3", "-h", "é", "\"(*",
        ]
        var agreed = 0
        for _ in 0..<60 {
            let count = Int.random(in: 1...6, using: &generator)
            let arguments = ["search"] + (0..<count).map { _ in vocabulary.randomElement(using: &generator)! }
            guard let quick = QuickSearch(arguments: arguments) else { continue }
            let command = try #require(try Backlab.parseAsRoot(arguments) as? SearchCommand, "\(arguments)")
            let slow = QuickSearch(
                words: command.words,
                limit: command.limit,
                isJSON: command.json.isOn,
                content: command.content.folder
            )
            #expect(quick == slow, "\(arguments)")
            agreed += 1
        }
        #expect(agreed > 0)
    }
}
