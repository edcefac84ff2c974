import Foundation
import Testing

@testable import Content

struct SourceFileTests {
    @Test(
        arguments: [
            ("content/categories.yml", .categories), ("content/glossary.yml", .glossary),
            ("content/planned.tsv", .planned),
            ("content/topics/a.md", .topic), ("content/topics/c/a.md", .topic), ("content/topics/c/d/a.md", .topic),
            ("content/tools/jq.md", .page), ("content/reference/x.md", .page), ("content/paths/p.yml", .path),
            ("content/tools/sub/jq.md", nil), ("content/reference/sub/x.md", nil), ("content/paths/sub/p.yml", nil),
            ("content/paths/p.yaml", nil), ("content/categories.yaml", nil), ("content/sub/categories.yml", nil),
            ("content/topics/c/a.MD", nil), ("content/topics/c/a.markdown", nil), ("content/topics", nil),
            ("content/README.md", nil), ("labs/topics/c/a.md", nil), ("topics/c/a.md", nil), ("content", nil),
            ("", nil),
        ] as [(String, SourceKind?)]
    )
    func aPathTellsTheKind(_ path: String, _ kind: SourceKind?) {
        #expect(SourceFile.kind(of: path) == kind)
    }

    /// Opening one for reading would wait for a writer for ever.
    @Test func aPipeIsRefusedAndNotWaitedFor() throws {
        try TemporaryRoot.with(["content/topics/c/a.md": ""]) { root throws in
            let path = root.url.appending(path: "content/topics/c/b.md").path(percentEncoded: false)
            try #require(mkfifo(path, 0o600) == 0)
            #expect(try root.library.sourceFiles().map(\.path) == ["content/topics/c/a.md"])
            let name = "content/topics/c/b.md"
            #expect(throws: ContentIssue(file: name, "not an ordinary file; put a text file in its place")) {
                try root.library.topic(at: name)
            }
        }
    }

    @Test func theLargestFileIsReadWhole() throws {
        try TemporaryRoot.with([:]) { root throws in
            let file = root.url.appending(path: "f.md")
            try Data(repeating: 0x61, count: TextFile.largest).write(to: file)
            let text = try TextFile.contents(of: file.path(percentEncoded: false), called: "f.md")
            #expect(text?.utf8.count == TextFile.largest)
        }
    }

    @Test func whatIsNotThereIsNoError() throws {
        try TemporaryRoot.with(["file": "x"]) { root throws in
            let path = root.url.path(percentEncoded: false)
            for name in ["absent", "absent/f.md", "file/f.md"] {
                #expect(try TextFile.contents(of: "\(path)/\(name)", called: name) == nil)
            }
            #expect(throws: ContentIssue(file: "content/paths/p.yml", "no such file")) {
                try root.library.path(at: "content/paths/p.yml")
            }
        }
    }

    @Test func aLabIsItsManifestAndEveryFileBesideIt() throws {
        let files = [
            "labs/a/lab.yml": "1", "labs/a/z.md": "22", "labs/a/data/rows.csv": "333", "labs/a/.hidden": "4444",
            "labs/a/guide.md~": "55555", "labs/b/sub/lab.yml": "", "labs/c/lab.yaml": "", "labs/.d/lab.yml": "",
        ]
        try TemporaryRoot.with(files) { root throws in
            let labs = try root.library.labFolders()
            #expect(labs.map(\.id) == ["a"])
            // In the order of paths: data/rows.csv, lab.yml, z.md.
            #expect(labs[0].fingerprints.map(\.size) == [3, 1, 2])
            try root.write(Data("4".utf8), to: "labs/a/data/rows.csv")
            let after = try root.library.labFolders()
            #expect(after[0].fingerprints != labs[0].fingerprints)
            #expect(after[0].fingerprints.dropFirst() == labs[0].fingerprints.dropFirst())
        }
    }

    @Test func labsOfARootThatIsNotThereAreAnError() {
        let library = ContentLibrary(root: ContentRoot(URL(filePath: "/nowhere/at-all")))
        let message = "the folder that should hold it, /nowhere/at-all, doesn't exist; name another"
        #expect(throws: ContentIssue(file: "labs", message)) { try library.labFolders() }
    }

    /// A folder that two links lead to holds its files twice; only a way back into itself is passed over.
    @Test func aFolderLinkedTwiceIsEnteredTwice() throws {
        try TemporaryRoot.with(["content/topics/c/a.md": ""]) { root throws in
            let topics = root.url.appending(path: "content/topics")
            try FileManager.default.createSymbolicLink(
                atPath: topics.appending(path: "d").path(percentEncoded: false),
                withDestinationPath: "c"
            )
            #expect(try root.library.sourceFiles().map(\.path) == ["content/topics/c/a.md", "content/topics/d/a.md"])
        }
    }
}
