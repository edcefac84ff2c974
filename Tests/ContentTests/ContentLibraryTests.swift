import Foundation
import Testing

@testable import Content

struct ContentLibraryTests {
    private static let topic = HeaderCase.good + "## Core concept\n\nText.\n"

    @Test func filesAreFoundByPlaceAndSorted() throws {
        let files = [
            "content/topics/c/a.md": "", "content/topics/c/b.md": "", "content/topics/stray.md": "",
            "content/tools/jq.md": "",
            "content/reference/x.md": "", "content/paths/p.yml": "", "content/categories.yml": "",
            "content/glossary.yml": "",
            "content/planned.tsv": "", "content/topics/c/.hidden.md": "", "content/topics/c/a.md~": "",
            "content/topics/c/#a.md": "", "content/topics/c/.a.md.swp": "", "content/topics/c/notes.txt": "",
            "content/.git/x.md": "", "content/other/x.md": "", "labs/l/guide.md": "",
        ]
        try TemporaryRoot.with(files) { root throws in
            #expect(
                try root.library.sourceFiles().map { "\($0.path) \($0.kind)" } == [
                    "content/categories.yml categories", "content/glossary.yml glossary", "content/paths/p.yml path",
                    "content/planned.tsv planned", "content/reference/x.md page", "content/tools/jq.md page",
                    "content/topics/c/a.md topic", "content/topics/c/b.md topic", "content/topics/stray.md topic",
                ]
            )
        }
    }

    @Test func aFingerprintChangesWithItsFileAlone() throws {
        try TemporaryRoot.with(["content/topics/c/a.md": "a", "content/topics/c/b.md": "b"]) { root throws in
            let before = try root.library.sourceFiles()
            #expect(try root.library.sourceFiles() == before)
            try root.write(Data("longer".utf8), to: "content/topics/c/b.md")
            let after = try root.library.sourceFiles()
            #expect(after[0] == before[0])
            #expect(after[1].fingerprint != before[1].fingerprint)
            #expect(after[1].fingerprint.size == 6)
        }
    }

    @Test func linksThatLeadBackOrNowhereAreLeftOut() throws {
        try TemporaryRoot.with(["content/topics/c/a.md": ""]) { root throws in
            let folder = root.url.appending(path: "content/topics/c")
            let manager = FileManager.default
            try manager.createSymbolicLink(at: folder.appending(path: "loop"), withDestinationURL: folder)
            try manager.createSymbolicLink(
                atPath: folder.appending(path: "gone.md").path,
                withDestinationPath: "nowhere"
            )
            try manager.createSymbolicLink(atPath: folder.appending(path: "same.md").path, withDestinationPath: "a.md")
            #expect(
                try root.library.sourceFiles().map(\.path) == ["content/topics/c/a.md", "content/topics/c/same.md"]
            )
        }
    }

    @Test func foldersDeeperThanAnyContentAreNotEntered() throws {
        let deep = "content/topics/1/2/3/4/5/6/7/8/a.md"
        try TemporaryRoot.with([deep: "", "content/topics/1/2/b.md": ""]) { root throws in
            #expect(try root.library.sourceFiles().map(\.path) == ["content/topics/1/2/b.md"])
        }
    }

    @Test func labsAreTheFoldersThatHoldAManifest() throws {
        let files = [
            "labs/b/lab.yml": "", "labs/a/lab.yml": "", "labs/a/guide.md": "x", "labs/c/guide.md": "",
            "labs/lab.yml": "",
        ]
        try TemporaryRoot.with(files) { root throws in
            let labs = try root.library.labFolders()
            #expect(labs.map(\.path) == ["labs/a", "labs/b"])
            #expect(labs[0].fingerprints.map(\.size) == [1, 0])
        }
    }

    @Test func aFileWhereAFolderShouldBeHoldsNothing() throws {
        try TemporaryRoot.with(["content/topics": "x", "content/tools/x.md": ""]) { root throws in
            #expect(try root.library.sourceFiles().map(\.path) == ["content/tools/x.md"])
        }
    }

    @Test func aRootThatIsNotThereIsAnError() throws {
        let library = ContentLibrary(root: ContentRoot(URL(filePath: "/nowhere/at-all")))
        #expect(
            throws: ContentIssue(
                file: "content",
                "the folder that should hold it, /nowhere/at-all, doesn't exist; name another"
            )
        ) { try library.sourceFiles() }
    }

    @Test func aPackWithoutContentHoldsNone() throws {
        try TemporaryRoot.with(["labs/x/lab.yml": ""]) { root throws in
            #expect(try root.library.sourceFiles().isEmpty)
            #expect(try root.library.categories().isEmpty)
            #expect(try root.library.glossary().isEmpty)
            #expect(try root.library.planned().isEmpty)
        }
    }

    @Test func filesAreReadByTheirKind() throws {
        let files = [
            "content/topics/c/a.md": Self.topic, "content/tools/jq.md": "---\nid: jq\ntitle: jq\nsummary: S.\n---\n",
            "content/paths/p.yml": "{id: p, title: P, audience: A, weeks: 1, outcome: O, stages: []}",
            "content/categories.yml": "- {id: c, title: C, summary: S, elsewhere: E}",
            "content/glossary.yml": "- {id: t, term: T, definition: D., topic: a}",
            "content/planned.tsv": "lab\tl\tL\n",
        ]
        try TemporaryRoot.with(files) { root throws in
            #expect(try root.library.topic(at: "content/topics/c/a.md").id == "a")
            #expect(try root.library.page(at: "content/tools/jq.md").reference.description == "tool:jq")
            #expect(try root.library.path(at: "content/paths/p.yml").weeks == 1)
            #expect(try root.library.categories().map(\.id) == ["c"])
            #expect(try root.library.glossary().map(\.term) == ["T"])
            #expect(try root.library.planned().map(\.reference) == [.lab("l")])
        }
    }

    @Test func whatIsNoTextIsRefusedOnItsLine() throws {
        try TemporaryRoot.with(["content/topics/c/dir.md/x": ""]) { root throws in
            let path = "content/topics/c/a.md"
            #expect(throws: ContentIssue(file: path, "no such file")) { try root.library.topic(at: path) }
            try root.write(Data("---\nid: a\n".utf8) + Data([0xC3, 0x28]), to: path)
            #expect(throws: ContentIssue(file: path, line: 3, "a byte that isn't UTF-8; save the file as UTF-8")) {
                try root.library.topic(at: path)
            }
            #expect(
                throws: ContentIssue(
                    file: "content/topics/c/dir.md",
                    "not an ordinary file; put a text file in its place"
                )
            ) { try root.library.topic(at: "content/topics/c/dir.md") }
            try root.write(Data(count: TextFile.largest + 1), to: path)
            #expect(throws: ContentIssue(file: path, "the file has more than 8 MiB; split it")) {
                try root.library.topic(at: path)
            }
        }
    }

    @Test func aNameCannotCarryAnEscapeSequenceIntoAMessage() {
        let issue = ContentIssue(file: "content/\u{1B}]0;x\u{7}a.md", line: 2, "b\u{1B}[31m\nc")
        #expect(issue.description == "content/a.md:2: b c")
    }

    @Test func theWholeOfTheShippedContentIsRead() throws {
        for file in try Checkout.library.sourceFiles() where file.kind == .topic {
            let topic = try Checkout.library.topic(at: file.path)
            #expect(!topic.sections.isEmpty, "\(file.path)")
        }
    }
}
