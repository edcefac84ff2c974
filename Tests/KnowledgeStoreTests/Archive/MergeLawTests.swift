import Content
import Foundation
import TestSupport
import Testing

@testable import KnowledgeStore

/// Archives may be merged in any order, in any grouping and more than once.
@Suite struct MergeLawTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    /// What few ids and few dates make: much that collides, much at the same instant.
    private func archive(_ random: inout SplitMix) -> RecordArchive {
        func some<Value>(_ make: (inout SplitMix) -> Value) -> [Value] {
            (0..<Int.random(in: 0...5, using: &random)).map { _ in make(&random) }
        }
        func date(_ random: inout SplitMix) -> Date {
            Date(timeIntervalSince1970: 1_800_000_000 + Double(Int.random(in: 0...6, using: &random)) * 40_000)
        }
        func name(_ random: inout SplitMix) -> String { random.text(of: ["a", "b", "c"], upTo: 1) + "x" }
        let states = ReadingState.allCases
        var archive = RecordArchive(
            exported: .distantPast,
            reading: some { random in
                ArchivedReading(
                    topic: TopicID(name(&random)),
                    state: states[Int.random(in: states.indices, using: &random)],
                    stateDate: date(&random),
                    place: Bool.random(using: &random)
                        ? ReadingPlace(
                            part: Bool.random(using: &random) ? .how : nil,
                            line: Int.random(in: 0...3, using: &random),
                            fraction: Double.random(in: -1...2, using: &random),
                            date: date(&random)
                        ) : nil
                )
            },
            notes: some { ArchivedNote(page: name(&$0), text: $0.text(of: ["p", "q"], upTo: 2), date: date(&$0)) },
            bookmarks: some { random in
                ArchivedBookmark(
                    page: name(&random),
                    part: Bool.random(using: &random) ? .why : nil,
                    line: Int.random(in: 0...3, using: &random),
                    date: date(&random),
                    removed: Bool.random(using: &random)
                )
            },
            searches: some { ArchivedSearch(text: name(&$0), date: date(&$0)) },
            reviews: some { random in
                ReviewLogEntry(
                    key: .law(lab: "x", name: name(&random)),
                    date: date(&random),
                    rating: ReviewRating.allCases[Int.random(in: 0..<4, using: &random)],
                    seconds: Double(Int.random(in: 0...3, using: &random))
                )
            }
        )
        archive.prompts = some { ArchivedPrompt(key: .law(lab: "x", name: name(&$0)), prompt: name(&$0)) }
        // With lab, date and seed, or lab, step and date, the rest of a run or prediction is given.
        archive.labRuns = some { random in
            LabRunRecord(
                lab: name(&random),
                date: date(&random),
                seed: UInt64.random(in: 0...1, using: &random),
                settings: "{}",
                seconds: 1,
                passed: true,
                checks: "[]"
            )
        }
        archive.predictions = some { random in
            PredictionRecord(
                lab: name(&random),
                step: Int.random(in: 1...2, using: &random),
                date: date(&random),
                answer: "1",
                measured: nil,
                verdict: .inconclusive
            )
        }
        return archive
    }

    /// What a new record is after these, one after the other.
    private func merged(_ archives: [RecordArchive]) throws -> (archive: RecordArchive, cards: [ReviewCard]) {
        let record = try LearnerRecord.open(at: folder.url.appending(path: UUID().uuidString), now: clock.now)
        for archive in archives { try record.merge(archive) }
        return (try record.export(), try record.cards())
    }

    @Test(arguments: 1...40) func theOrderOfMergingDoesNotMatter(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let (a, b, c) = (archive(&random), archive(&random), archive(&random))
        let expected = try merged([a, b, c])
        let others = [
            [c, b, a], [b, a, c], [a, a, b, c, b], [a, try merged([b, c]).archive], [try merged([c, a]).archive, b],
        ]
        for archives in others {
            let outcome = try merged(archives)
            // Apart, since the comparison of whole archives would take for ever to say how they differ.
            #expect(outcome.archive.reading == expected.archive.reading)
            #expect(outcome.archive.notes == expected.archive.notes)
            #expect(outcome.archive.bookmarks == expected.archive.bookmarks)
            #expect(outcome.archive.searches == expected.archive.searches)
            #expect(outcome.archive.reviews == expected.archive.reviews)
            #expect(outcome.archive.prompts == expected.archive.prompts)
            #expect(outcome.archive.labRuns == expected.archive.labRuns)
            #expect(outcome.archive.predictions == expected.archive.predictions)
            #expect(outcome.cards == expected.cards)
        }
    }

    @Test func aBoundedListOfSearchesMergesTheSameWay() throws {
        let archives = (0..<3).map { offset in
            RecordArchive(
                exported: .distantPast,
                searches: (0..<80).map {
                    ArchivedSearch(text: "\($0 * 3 + offset)", date: Date(timeIntervalSince1970: Double($0 / 2)))
                }
            )
        }
        let expected = try merged(archives).archive.searches
        #expect(expected.count == 100)
        #expect(try merged([archives[0], merged([archives[2], archives[1]]).archive]).archive.searches == expected)
        #expect(try merged(archives.reversed()).archive.searches == expected)
    }
}
