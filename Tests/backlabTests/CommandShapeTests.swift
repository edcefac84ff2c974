import Foundation
import TestSupport
import Testing

/// What scripts read: the keys of each command's JSON over the sample, and that it is one document.
@Suite struct CommandShapeTests {
    struct Shape: CustomTestStringConvertible {
        var arguments: [String]
        var keys: Set<String>

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static func run(_ arguments: [String]) throws -> Any {
        let sample = try SampleContent()
        let run = try Program.run(arguments + ["--json", "--content", sample.folder.url.path])
        #expect(run.status == 0, "\(run.errors)")
        return try run.json()
    }

    @Test(arguments: [
        Shape(
            arguments: ["labs"],
            keys: ["id", "title", "summary", "topics", "level", "minutes", "passed"]
        ),
        Shape(arguments: ["tools"], keys: ["id", "title", "summary"]),
        Shape(arguments: ["glossary"], keys: ["id", "term", "definition", "topic"]),
        Shape(arguments: ["topics"], keys: ["id", "title", "category", "level", "minutes", "labs", "state"]),
        Shape(arguments: ["paths"], keys: ["id", "title", "stages", "done", "of"]),
        Shape(
            arguments: ["quiz", "timeouts"],
            keys: ["key", "kind", "id", "title", "prompt", "choices", "due"]
        ),
        Shape(arguments: ["search", "request"], keys: ["kind", "id", "title", "part", "extract", "score"]),
    ])
    func listIsAnArrayOfRowsWithTheSameKeys(shape: Shape) throws {
        let rows = try #require(try Self.run(shape.arguments) as? [[String: Any]])
        #expect(!rows.isEmpty)
        for row in rows { #expect(Set(row.keys) == shape.keys) }
    }

    @Test(arguments: [
        Shape(
            arguments: ["progress"],
            keys: [
                "topics", "read", "reading", "labs", "labsPassed", "paths", "categories", "days", "streak",
                "recentAccuracy", "accuracy", "due", "ahead",
            ]
        ),
        Shape(
            arguments: ["index"],
            keys: [
                "files", "parsed", "removed", "milliseconds", "topics", "tools", "references", "terms", "paths", "labs",
                "file",
            ]
        ),
        Shape(
            arguments: ["show", "idempotency"],
            keys: ["kind", "id", "title", "category", "level", "minutes", "summary", "parts"]
        ),
        Shape(arguments: ["show", "tool:curl"], keys: ["kind", "id", "title", "summary", "parts"]),
    ])
    func singleThingIsAnObject(shape: Shape) throws {
        let object = try #require(try Self.run(shape.arguments) as? [String: Any])
        #expect(Set(object.keys) == shape.keys)
    }

    @Test func bothWaysToALabShowTheSame() throws {
        let brief = try #require(try Self.run(["lab", "show", "idempotency"]) as? NSDictionary)
        #expect(brief == (try Self.run(["show", "lab:idempotency"]) as? NSDictionary))
    }

    @Test func progressCountsTheSample() throws {
        let progress = try #require(try Self.run(["progress"]) as? [String: Any])
        #expect(progress["topics"] as? Int == 6 && progress["labs"] as? Int == 1 && progress["read"] as? Int == 0)
        #expect(progress["labsPassed"] as? [String] == [])
        let paths = try #require(progress["paths"] as? [[String: Any]])
        #expect(paths.map { $0["id"] as? String } == ["start-here"])
        #expect(paths.map { $0["done"] as? Int } == [0])
        #expect(paths.map { $0["of"] as? Int } == [9])
    }

    @Test func stagesOfAPathNameTopicsAndLabs() throws {
        let paths = try #require(try Self.run(["paths"]) as? [[String: Any]])
        let stages = try #require(paths.first?["stages"] as? [[String: Any]])
        #expect(stages.map { $0["title"] as? String } == ["One request", "Calls that repeat", "Copies"])
        #expect(stages[1]["topics"] as? [String] == ["idempotency", "retries-and-backoff"])
        #expect(stages[1]["labs"] as? [String] == ["idempotency"])
        #expect(stages[0]["labs"] as? [String] == [])
    }
}
