import TestSupport
import Testing

@testable import Screens

struct FuzzyMatchTests {
    private func best(_ query: String, _ texts: [String]) -> String? {
        texts.compactMap { text in FuzzyMatch.find(query, in: text).map { (text, $0.score) } }
            .sorted { $0.1 > $1.1 }.first?.0
    }

    private func marked(_ query: String, _ text: String) -> String? {
        guard let match = FuzzyMatch.find(query, in: text) else { return nil }
        return String(text.enumerated().map { match.positions.contains($0.offset) ? $0.element : "·" })
    }

    @Test(arguments: [
        ("cst", ["Consistency", "Cache stampede"], "Cache stampede"), ("set", ["Reset it", "Settings"], "Settings"),
        ("gt", ["Length", "gRPC Tools"], "gRPC Tools"),
        ("cut", ["cushion tent", "a cut"], "a cut"),
        ("hc", ["The chart", "Theme: high contrast"], "Theme: high contrast"),
        ("lru", ["Lost requests under load", "LRU"], "LRU"),
    ])
    func whatIsMeantComesFirst(query: String, texts: [String], expected: String) {
        #expect(best(query, texts) == expected)
        #expect(best(query, texts.reversed()) == expected)
    }

    @Test(arguments: [
        ("stamp", "Cache stampede", "······stamp···"), ("cs", "Cache stampede", "C·····s·······"),
        ("pede cache", "Cache stampede", "Cache·····pede"), ("ß", "Straße", "····ß·"), ("h2", "HTTP2", "H···2"),
    ])
    func theLettersFoundAreMarked(query: String, text: String, expected: String) {
        #expect(marked(query, text) == expected)
    }

    @Test func allWordsMustBeFound() {
        #expect(FuzzyMatch.find("cache xyz", in: "Cache stampede") == nil)
        #expect(FuzzyMatch.find("abc", in: "cba") == nil)
        #expect(FuzzyMatch.find("longer", in: "long") == nil)
        #expect(FuzzyMatch.find("", in: "anything") == FuzzyMatch(score: 0, positions: []))
        #expect(FuzzyMatch.find("a", in: "") == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatIsFoundStandsThereInOrder(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let letters = ["a", "b", "A", "-", " ", "é", "测", "1"]
        for _ in 0..<100 {
            let text = random.text(of: letters, upTo: 30)
            let word = random.text(of: ["a", "b", "é", "1"], upTo: 4)
            var rest = text.lowercased()[...]
            let isThere = word.allSatisfy { letter in
                guard let index = rest.firstIndex(of: letter) else { return false }
                rest = rest[rest.index(after: index)...]
                return true
            }
            let match = FuzzyMatch.find(word, in: text)
            #expect((match != nil) == isThere, "\(word) in \(text)")
            guard let match else { continue }
            #expect(match.positions == match.positions.sorted())
            let characters = Array(text.lowercased())
            #expect(String(match.positions.map { characters[$0] }) == word)
        }
    }

    @Test func aLongTextAndALongQueryAreBounded() {
        let long = String(repeating: "a", count: 100_000)
        #expect(FuzzyMatch.find(long, in: long)?.positions.count == 50)
    }
}
