import Content
import Foundation
import LabKit
import TestSupport
import Testing

struct LabLinterTests {
    @Test func theShippedLabIsClean() {
        #expect(LabLinter(root: IdempotencyFiles.root).lint("idempotency") == [])
    }

    @Test func unknownTopicsAndAnIdUnlikeItsFolderAreIssues() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backlab-lint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let root = ContentRoot(folder)
        for id in ["copied", "empty", "no-lab"] {
            try FileManager.default.createDirectory(at: root.lab(id), withIntermediateDirectories: true)
        }
        try Data(IdempotencyFiles.yaml.utf8).write(to: root.lab("copied").appending(path: "lab.yml"))
        try Data(IdempotencyFiles.guide.utf8).write(to: root.lab("copied").appending(path: "guide.md"))
        try Data().write(to: root.lab("empty").appending(path: "lab.yml"))

        let linter = LabLinter(root: root) { $0 == "idempotency" }
        #expect(
            linter.lint().map(\.description) == [
                "labs/copied/lab.yml: the id is \"idempotency\"; it must be the folder's name, copied",
                "labs/copied/lab.yml: unknown topic \"retries-and-backoff\"; write it, or plan it in content/planned.tsv",
                "labs/empty/guide.md: it can't be read; a lab has lab.yml and guide.md",
            ]
        )
    }

    @Test func aRootWithoutLabsHasNone() throws {
        let folder = try TemporaryFolder()
        #expect(LabLinter(root: ContentRoot(folder.url)).lint() == [])
    }

    @Test func labsThatNobodyCouldLookAtAreAnIssue() throws {
        let folder = try TemporaryFolder()
        try folder.write("not a folder", to: "labs")
        let issues = LabLinter(root: ContentRoot(folder.url)).lint().map(\.description)
        #expect(issues == ["labs: the folder can't be read: Not a directory; check its permissions"])
    }
}
