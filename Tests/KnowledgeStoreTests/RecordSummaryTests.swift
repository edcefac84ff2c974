import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// What lists ask of the record in one question.
@Suite struct RecordSummaryTests {
    private let folder: TemporaryFolder
    private let record: LearnerRecord

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: { Date(timeIntervalSince1970: 1_000) })
    }

    private func run(_ lab: String, _ results: [String], at seconds: Double, checks: String? = nil) throws {
        let json = "[" + results.map { #"{"result":"\#($0)"}"# }.joined(separator: ",") + "]"
        try record.addLabRun(
            LabRunRecord(
                lab: lab,
                date: Date(timeIntervalSince1970: seconds),
                seed: 7,
                settings: "{}",
                seconds: 10,
                passed: !results.isEmpty && results.allSatisfy { $0 == "passed" },
                checks: checks ?? json
            )
        )
    }

    @Test func theBestRunHasTheGreatestShareOfItsChecks() throws {
        try run("one", ["passed", "failed", "inconclusive"], at: 1)
        try run("one", ["passed", "passed", "failed"], at: 2)
        try run("one", ["failed", "failed"], at: 3)
        try run("two", ["failed"], at: 4)
        #expect(
            try record.bestLabRuns() == [
                "one": BestLabRun(passed: 2, checks: 3), "two": BestLabRun(passed: 0, checks: 1),
            ]
        )
    }

    @Test(arguments: ["", "[", "{}", "7", "null", "[]", #"{"result":"passed"}"#])
    func whatIsNoListOfChecksCountsForNothing(_ checks: String) throws {
        try run("odd", [], at: 1, checks: checks)
        #expect(try record.bestLabRuns() == [:])
    }

    @Test func checksOfAnyShapeAreRead() throws {
        try run("odd", [], at: 1, checks: #"[1, "x", null, {"result": 5}, {"result": "passed"}]"#)
        #expect(try record.bestLabRuns() == ["odd": BestLabRun(passed: 1, checks: 5)])
    }

    @Test func theLabThatWasPassedLastIsKnown() throws {
        #expect(try record.lastPassedLab() == nil)
        try run("one", ["passed"], at: 5)
        try run("two", ["passed"], at: 3)
        try run("three", ["failed"], at: 9)
        #expect(try record.lastPassedLab() == "one")
    }

    @Test func aRecordIsUntouchedUntilSomethingIsDone() throws {
        #expect(try record.isUntouched())
        try record.addSearch("lease")
        #expect(try !record.isUntouched())
    }

    @Test(arguments: ["place", "lab", "prediction"])
    func whateverIsDoneTouchesIt(_ what: String) throws {
        switch what {
        case "place": try record.setPlace(of: "t", part: nil, line: 1, fraction: 0)
        case "lab": try run("one", ["failed"], at: 1)
        default:
            try record.addPrediction(
                PredictionRecord(lab: "l", step: 1, date: .distantPast, answer: "a", measured: nil, verdict: .wrong)
            )
        }
        #expect(try !record.isUntouched())
    }
}
