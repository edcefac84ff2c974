import Content
import Testing

@testable import KnowledgeStore

@Suite struct NameRankingTests {
    private func points(
        _ words: [String],
        _ title: String,
        _ aliases: [String] = [],
        _ kind: ContentKind = .topic
    ) -> Double {
        NameRanking.score(words, kind: kind, title: title, aliases: aliases).points
    }

    /// Each line must beat the next.
    @Test func betterNamesScoreMore() {
        let words = ["cache", "st"]
        let descending = [
            points(["cache", "stampede"], "Cache stampede"),
            points(words, "Cache stampede"),
            points(words, "Cache stampede and what follows"),
            points(words, "Stale cache"),
            points(words, "Thundering herd", ["cache stampede"]),
            points(words, "Cache of many kinds", ["storage"]),
            NameRanking.heading,
            NameRanking.mostForText,
        ]
        #expect(descending == descending.sorted(by: >))
        #expect(Set(descending).count == descending.count)
    }

    @Test(
        arguments: [
            ("Cache stampede", [], nil),
            ("Herds", ["dog-piling", "cache stampede"], "cache stampede"),
            ("Cache stampede", ["cache stampedes"], nil),
            ("Cache", ["stampede"], nil),
        ] as [(String, [String], String?)]
    )
    func theAliasIsNamedWhereItMatters(title: String, aliases: [String], alias: String?) {
        #expect(NameRanking.score(["cache", "stampede"], kind: .topic, title: title, aliases: aliases).alias == alias)
    }

    @Test func aTopicComesBeforeATermThatIsShorter() {
        #expect(points(["idem"], "Idempotency and safe retries") > points(["idem"], "Idempotency", [], .term))
    }

    @Test func ofTwoTopicsTheBasicOneComesFirst() {
        func points(_ title: String, level: Int) -> Double {
            NameRanking.score(["idem"], kind: .topic, level: level, title: title, aliases: []).points
        }
        #expect(points("Idempotency and safe retries", level: 1) > points("Idempotent consumers", level: 2))
        #expect(points("Retries of many kinds idem", level: 1) < points("Idempotent consumers", level: 3))
    }

    @Test func anExactNameBeatsEveryKind() {
        #expect(points(["lease"], "Lease", [], .term) > points(["lease"], "Leases"))
    }

    @Test(
        arguments: [
            (["the", "lease"], ["lease"]),
            (["what", "is", "the"], ["the"]),
            (["the"], ["the"]),
            (["lease", "of"], ["lease", "of"]),
            ([], []),
        ] as [([String], [String])]
    )
    func functionWordsGoButForTheLast(words: [String], expected: [String]) {
        #expect(FunctionWords.removed(from: words) == expected)
    }

    @Test func aPartWithMoreOfTheWordsBeatsOneWithMoreMatches() {
        func match(_ word: Int) -> TextMatcher.Match { TextMatcher.Match(range: 0..<1, word: word) }
        #expect(SearchRun.points([match(0), match(1)]) > SearchRun.points(Array(repeating: match(0), count: 500)))
        #expect(SearchRun.points([match(0), match(0)]) > SearchRun.points([match(0)]))
        #expect(SearchRun.points([]) == 0)
    }
}

@Suite struct MatchExpressionTests {
    @Test func expressionsQuoteEveryWord() {
        #expect(MatchExpression.prefixes(["a", "or"]) == #""a" * AND "or" *"#)
        #expect(MatchExpression.text(["a", "b"], lastIsPrefix: true) == #""a" AND "b" *"#)
        #expect(MatchExpression.text(["a"], lastIsPrefix: false, columns: ["how"]) == #"{how} : ("a")"#)
        #expect(MatchExpression.anyForm([["a", "as"], ["b"]]) == #"("a" OR "as") AND ("b")"#)
    }
}

@Suite struct StableHashTests {
    @Test func theSameTextHasTheSameHashInEveryProcess() {
        var hash = StableHash()
        #expect(hash.value == 0xCBF2_9CE4_8422_2325)
        hash.combine("/usr/share/backlab")
        #expect(String(hash.value, radix: 16) == "d21f08c17913f9f6")
    }

    @Test func whereATextEndsMatters() {
        func hash(_ texts: [String]) -> UInt64 {
            var hash = StableHash()
            for text in texts { hash.combine(text) }
            return hash.value
        }
        #expect(hash(["ab", "c"]) != hash(["a", "bc"]))
        #expect(hash([]) != hash([""]))
    }
}
