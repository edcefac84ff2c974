import Foundation
import TestSupport
import Testing

@testable import backlab

/// A pack's life, from the shell.
@Suite struct PackProcessTests {
    private let home: TemporaryFolder
    private let pack: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
        pack = try TemporaryFolder()
        try pack.write(
            """
            id: first-week
            title: First week \u{1B}]0;owned\u{7}
            audience: You have joined the team.
            weeks: 1
            outcome: You can retry.
            stages:
              - title: Once
                topics: [idempotency]

            """,
            to: "content/paths/first-week.yml"
        )
    }

    private func run(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, home: home) }

    @Test func aPackIsAddedListedUsedAndRemoved() throws {
        #expect(try run("pack").output == "No packs. backlab pack add DIR reads a folder of your own.\n")
        let added = try run("pack", "add", pack.url.path, "--name", "acme")
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output == "Added acme: 1 path.\n")
        let listed = try #require(try run("pack", "list", "--json").json() as? [[String: Any]])
        #expect(listed.map { $0["name"] as? String } == ["acme"])
        #expect(listed.first?["paths"] as? Int == 1)
        let paths = try run("paths").output
        #expect(paths.contains("First week"))
        #expect(!paths.contains("\u{1B}") && !paths.contains("\u{7}"))
        #expect(try run("check", "--no-run", pack.url.path).status == 0)
        #expect(try run("pack", "remove", "acme").status == 0)
        #expect(try !run("paths").output.contains("First week"))
    }

    @Test func aPackThatIsGoneDoesNoHarm() throws {
        let moved = try TemporaryFolder()
        try moved.write("x", to: "content/topics/x.md")
        #expect(try run("pack", "add", moved.url.path, "--name", "gone").status == 0)
        try FileManager.default.removeItem(at: moved.url)
        #expect(try run("topics").status == 0)
        #expect(try run("pack", "list").output.contains("the folder isn't there"))
    }

    @Test func aBrokenListIsToldAndLeftAlone() throws {
        let file = "- name: acme\n  folder: relative\n"
        try home.write(file, to: ".config/backlab/packs.yml")
        #expect(try run("topics").status == 0)
        let added = try run("pack", "add", pack.url.path, "--name", "acme")
        #expect(added.status == 4)
        #expect(added.errors.contains("packs.yml:2: \"folder\" is \"relative\"; give its whole path"))
        #expect(try String(contentsOf: home.url.appending(path: ".config/backlab/packs.yml"), encoding: .utf8) == file)
    }

    @Test(arguments: [
        (["add", "/nowhere"], 3, "holds neither content/ nor labs/"),
        (["remove", "acme"], 3, "there is no pack “acme”."),
        (["add", ".", "--name", "A b"], 2, "can't be a pack's name"),
    ])
    func mistakesAreNamed(arguments: [String], status: Int, says: String) throws {
        let arguments = arguments.map { $0 == "." ? pack.url.path : $0 }
        let result = try Program.run(["pack"] + arguments, home: home)
        #expect(result.status == Int32(status))
        #expect(result.errors.contains(says), "\(result.errors)")
    }
}
