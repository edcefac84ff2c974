import Foundation
import Testing

@testable import Content

struct PackTests {
    @Test(arguments: [
        ("content/topics/http/a.md", nil, "content/topics/http/a.md"),
        ("acme:content/a.md", "acme", "content/a.md"),
        ("labs/a:b/lab.yml", nil, "labs/a:b/lab.yml"),
        ("acme:labs/a:b", "acme", "labs/a:b"), ("", nil, ""), ("plain", nil, "plain"),
    ])
    func aPathTellsItsPack(text: String, pack: String?, path: String) {
        let place = LibraryPath(text)
        #expect(place == LibraryPath(pack: pack, path: path))
        #expect(place.text == text)
    }

    @Test(arguments: [
        ("/srv/acme-kb", "acme-kb"), ("/srv/Acme KB", "acme-kb"), ("/srv/_x_", "x"), ("/srv/Größe", "gr-e"),
        ("/srv/…", nil),
    ])
    func aFolderSuggestsAName(path: String, name: String?) {
        #expect(Pack.suggestedName(for: ContentRoot(URL(filePath: path, directoryHint: .isDirectory))) == name)
    }

    private static func pack(_ name: String, _ path: String) -> Pack {
        Pack(name: name, root: ContentRoot(URL(filePath: path, directoryHint: .isDirectory)))
    }

    @Test(arguments: ["/srv/acme", "/srv/a b", "/srv/\"quoted\"", "/srv/back\\slash", "/srv/ünï: #x", "/srv/- a"])
    func aListIsReadAsItWasWritten(path: String) throws {
        let list = PackList([Self.pack("a", path), Self.pack("b", "/srv/b")])
        #expect(try PackList(parsing: list.text, file: "packs.yml") == list)
        #expect(PackList().objection(to: Self.pack("a", path)) == nil)
    }

    @Test func anEmptyListIsReadToo() throws {
        #expect(try PackList(parsing: PackList().text, file: "packs.yml").packs.isEmpty)
        #expect(try PackList(parsing: "", file: "packs.yml").packs.isEmpty)
    }

    @Test(arguments: [
        ("name: acme", "packs.yml:1: the file holds a mapping; begin each entry with a hyphen"),
        ("- name: acme", "packs.yml:1: the key \"folder\" is missing; add it to the pack"),
        (
            "- name: Acme\n  folder: /a",
            "packs.yml:1: \"name\" is \"Acme\"; an id is lower-case letters, digits and hyphens"
        ),
        ("- name: acme\n  folder: a/b", "packs.yml:2: \"folder\" is \"a/b\"; give its whole path"),
        ("- name: a\n  folder: /a\n- name: a\n  folder: /b", "packs.yml:3: the pack \"a\" stands twice; keep one"),
        ("- name: a\n  folder: /a\n  run: rm", "packs.yml:3: unknown key \"run\"; one of: name, folder"),
    ])
    func aBrokenListSaysWhere(text: String, message: String) {
        let error = #expect(throws: ContentIssue.self) { try PackList(parsing: text, file: "packs.yml") }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("Acme", "/srv/x", "can't be a pack's name"), ("acme", "/srv/x", "belongs to /srv/acme"),
        ("other", "/srv/acme/", "is there already, as \"acme\""),
        ("other", "/srv/a\nb", "holds characters that can't be kept"),
        ("other", "/srv/a  b", "holds characters that can't be kept"),
    ])
    func whatCantBeAddedSaysWhy(name: String, path: String, reason: String) throws {
        let list = PackList([Self.pack("acme", "/srv/acme")])
        let objection = try #require(list.objection(to: Self.pack(name, path)))
        #expect(objection.contains(reason), "\(objection)")
    }

    @Test func filesOfPacksFollowThoseOfTheBase() throws {
        let files = [
            "base/content/topics/c/z.md": "", "acme/content/topics/c/a.md": "", "acme/content/glossary.yml": "",
            "acme/labs/l/lab.yml": "", "base/labs/m/lab.yml": "",
        ]
        try TemporaryRoot.with(files) { root throws in
            let library = ContentLibrary(
                root: ContentRoot(root.url.appending(path: "base")),
                packs: [
                    Pack(name: "acme", root: ContentRoot(root.url.appending(path: "acme"))),
                    Pack(name: "gone", root: ContentRoot(root.url.appending(path: "gone"))),
                ]
            )
            #expect(
                try library.sourceFiles().map(\.path) == [
                    "content/topics/c/z.md", "acme:content/glossary.yml", "acme:content/topics/c/a.md",
                ]
            )
            #expect(try library.labFolders().map(\.path) == ["labs/m", "acme:labs/l"])
            #expect(try library.labPath("l") == "acme:labs/l")
            #expect(try library.labPath("x") == nil)
            #expect(library.missingPacks.map(\.name) == ["gone"])
            #expect(library.root(of: "acme:content/x")?.url.lastPathComponent == "acme")
            #expect(library.root(of: "other:content/x") == nil)
        }
    }

    @Test func aFileOfAPackIsReadFromThere() throws {
        let glossary = "- {id: x, term: X, definition: \"D \u{1B}[31m.\", topic: t}\n"
        try TemporaryRoot.with(["acme/content/glossary.yml": glossary, "base/content/x": ""]) { root throws in
            let library = ContentLibrary(
                root: ContentRoot(root.url.appending(path: "base")),
                packs: [Pack(name: "acme", root: ContentRoot(root.url.appending(path: "acme")))]
            )
            #expect(try library.glossary().isEmpty)
            // Escape sequences of a pack's files don't reach the terminal.
            #expect(try library.glossary(at: "acme:content/glossary.yml").map(\.definition) == ["D ."])
            #expect(throws: ContentIssue(file: "acme:content/topics/c/a.md", "no such file")) {
                try library.topic(at: "acme:content/topics/c/a.md")
            }
        }
    }
}
