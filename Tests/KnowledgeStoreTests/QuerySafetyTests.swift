import Content
import Foundation
import Testing

@testable import KnowledgeStore

@Suite struct QuerySafetyTests {
    @Test(arguments: [
        "", " ", "\"", "\"\"\"", "'", "a\"b", "*", "a*", "^a", "-a", "a - b", "a AND", "AND", "OR", "NOT", "NEAR(a b)",
        "NEAR",
        "a:b", "title:cache", "{title aliases}: cache", "(", ")", "()", "((((", "a + b", "\0", "ca\0che", "%", "_",
        ";--",
        "'; DROP TABLE entry; --", "\\", "\u{1B}[31m", "\u{202E}abc", "…", "🙂", "👩‍👩‍👧", "测试", "سلام", "e\u{301}",
        "\u{FFFD}", "\n", "\t\r\n", "cat:", "level:", "level:9", "level:x", "in:", "in:nowhere", "has:", "has:cheese",
        "kind:",
        "kind:zebra", "cat:caching", "::", ":", "a:", ":a", "1", "²", "½", "c++", "tcp/ip", "p99.9", "ﬁ", "ß", "İ", "ẞ",
    ])
    func everyTextIsAQuery(text: String) throws {
        let folder = try TemporaryFolder()
        let content = SampleContent(topics: [
            .sample("tcp", title: "TCP/IP and C++", [.core: "a b cache 测试 سلام p99.9"])
        ])
        let index = try content.index(in: folder)
        let results = try index.search(SearchQuery(parsing: text))
        #expect(results.hits.count <= 1)
        #expect(try index.search(SearchQuery(parsing: text + " cache")).hits.count <= 1)
    }

    @Test(arguments: [
        String(repeating: "a", count: 10_000), String(repeating: "a ", count: 5_000),
        String(repeating: "\"*(", count: 3_000),
        String(repeating: "e\u{301}", count: 5_000), String(repeating: "\0", count: 10_000),
        String(repeating: "cat:x ", count: 2_000), String(repeating: "\u{301}", count: 10_000),
    ])
    func longTextsAreCut(text: String) throws {
        let folder = try TemporaryFolder()
        let index = try SampleContent(topics: [.sample("a", title: "A", [.core: "a aa aaa"])]).index(in: folder)
        let query = SearchQuery(parsing: text)
        #expect(query.text.count <= SearchQuery.longestText)
        #expect(query.words.count <= SearchQuery.mostWords)
        #expect(query.words.allSatisfy { $0.count <= SearchQuery.longestWord })
        _ = try index.search(query)
    }

    @Test func seededRubbishNeverFails() throws {
        let folder = try TemporaryFolder()
        let index = try SampleContent(topics: [.sample("a", title: "A cache", [.core: "of caches"])]).index(in: folder)
        var state: UInt64 = 42
        let alphabet = Array("abc \"'*()^:-+{}\0\u{1B}éß测\u{301}\u{202E}🙂\\%;.\n")
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            _ = try index.search(SearchQuery(parsing: text))
        }
    }

    @Test(arguments: [
        ("stampede lea", ["stampede", "lea"], true),
        ("stampede lea ", ["stampede", "lea"], false),
        ("Cache-Aside!", ["cache", "aside"], false),
        ("HTTP/2", ["http", "2"], true),
        ("", [], false),
    ])
    func words(text: String, words: [String], lastIsPrefix: Bool) {
        let query = SearchQuery(parsing: text)
        #expect(query.words == words)
        #expect(query.lastWordIsPrefix == lastIsPrefix)
    }

    @Test(arguments: [
        ("cat:Caching", SearchFilters(category: "caching")),
        ("level:2", SearchFilters(level: 2)),
        ("in:mistakes", SearchFilters(part: .mistakes)),
        ("in:mis", SearchFilters(part: .mistakes)),
        ("in:trade-offs", SearchFilters(part: .tradeOffs)),
        ("in:common", SearchFilters(part: .mistakes)),
        ("has:lab", SearchFilters(hasLab: true)),
        ("has:la", SearchFilters()),
        ("kind:tool", SearchFilters(kind: .tool)),
        ("kind:note", SearchFilters(isForNotes: true)),
        ("kind:n", SearchFilters(isForNotes: true)),
        ("kind:note kind:lab", SearchFilters(kind: .lab)),
        ("cat:a level:1 has:lab", SearchFilters(category: "a", level: 1, hasLab: true)),
    ])
    func filters(text: String, expected: SearchFilters) {
        let query = SearchQuery(parsing: text)
        #expect(query.filters == expected)
        #expect(query.words.isEmpty)
    }

    @Test(arguments: ["in:nowhere", "level:7", "kind:zebra", "color:red", "http://x"])
    func whatIsNoFilterIsWords(text: String) {
        let query = SearchQuery(parsing: text)
        #expect(query.filters == SearchFilters())
        #expect(!query.words.isEmpty)
    }
}
