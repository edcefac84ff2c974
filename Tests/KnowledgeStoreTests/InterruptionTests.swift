import Content
import Foundation
import Synchronization
import Testing

@testable import KnowledgeStore

/// A keystroke ends the search of the one before, from whatever thread it comes.
@Suite struct InterruptionTests {
    private let folder: TemporaryFolder
    private let index: KnowledgeIndex

    init() throws {
        folder = try TemporaryFolder()
        let topics = (0..<300).map {
            Topic.sample(
                TopicID("t\($0)"),
                title: "Topic \($0)",
                [.core: "queue number number\($0)", .how: "A queue holds what can't be done yet."]
            )
        }
        index = try SampleContent(topics: topics).index(in: folder)
    }

    /// Takes seconds where nobody ends it; without the limit a failure would never end.
    private static let long = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000000) SELECT i FROM n
        """

    /// The interruption comes after the first row and is sent once: the statement is certain to run.
    @Test func aRunningStatementEndsFromAnotherThread() async throws {
        let isRunning = DispatchSemaphore(value: 0)
        let interruption = Thread { [index] in
            isRunning.wait()
            index.interrupt()
        }
        interruption.start()
        var rows = 0
        #expect(throws: IndexError.interrupted) {
            try index.store.read { reader in
                try reader.each(InterruptionTests.long) { _ in
                    rows += 1
                    if rows == 1 { isRunning.signal() }
                }
            }
        }
        #expect(rows >= 1)
        #expect(try index.search(SearchQuery(parsing: "number7")).references.first == "t7")
    }

    /// Whatever the moment: the whole answer or none, and no interruption outlives the query that it was meant for.
    @Test func searchesUnderFireAreWholeOrInterrupted() throws {
        let query = SearchQuery(parsing: "queue numbr")
        let expected = try index.search(query)
        #expect(!expected.hits.isEmpty)
        let isOver = Mutex(false)
        let fire = Thread { [index] in
            while !isOver.withLock({ $0 }) {
                index.interrupt()
                sched_yield()
            }
        }
        fire.start()
        var interrupted = 0
        // At least 30 searches, and more until one was hit.
        for round in 0..<3_000 where round < 30 || interrupted == 0 {
            do {
                let results = try index.search(query)
                #expect(results == expected)
            } catch {
                #expect(error as? IndexError == .interrupted)
                interrupted += 1
            }
        }
        isOver.withLock { $0 = true }
        while !fire.isFinished { sched_yield() }
        #expect(interrupted > 0)
        #expect(try index.search(query) == expected)
    }

    @Test func anInterruptionWithNothingToEndIsForgotten() throws {
        for _ in 0..<3 { index.interrupt() }
        #expect(try index.search(SearchQuery(parsing: "number7")).references.first == "t7")
        #expect(try index.topics().count == 300)
    }

    @Test func anIndexInMemoryIsInterruptedToo() throws {
        let obstacle = folder.url.appending(path: "file")
        try Data().write(to: obstacle)
        let content = SampleContent(topics: [.sample("a", title: "Alpha")])
        let index = try KnowledgeIndex.open(at: obstacle.appending(path: "cache"), source: content.source)
        #expect(index.file == nil)
        #expect(throws: IndexError.interrupted) {
            try index.store.read { reader in
                var rows = 0
                try reader.each(InterruptionTests.long) { _ in
                    rows += 1
                    if rows == 1 { index.interrupt() }
                }
            }
        }
        #expect(try index.topic("a")?.title == "Alpha")
    }
}
