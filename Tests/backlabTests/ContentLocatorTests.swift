import Content
import Foundation
import TestSupport
import Testing

@testable import backlab

@Suite struct ContentLocatorTests {
    /// Of a program in `/opt/bin`, built from `/src`, on a machine that has just these folders.
    private func locator(option: String? = nil, variable: String? = nil, folders: Set<String>) -> ContentLocator {
        ContentLocator(
            option: option,
            variable: variable,
            executable: URL(filePath: "/opt/bin/backlab"),
            checkout: URL(filePath: "/src", directoryHint: .isDirectory),
            isFolder: { folders.contains($0.path) }
        )
    }

    private static let everywhere: Set = [
        "/option/content", "/variable/content", "/opt/share/backlab/content", "/src/content",
    ]

    @Test(
        arguments: [
            ("/option", "/variable", everywhere, "/option"),
            (nil, "/variable", everywhere, "/variable"),
            (nil, nil, everywhere, "/opt/share/backlab"),
            (nil, "", everywhere, "/opt/share/backlab"),
            (nil, nil, ["/src/content"], "/src"),
            // A folder without `content/` in it is passed over.
            (nil, nil, ["/opt/share/backlab", "/src/content"], "/src"),
        ] as [(String?, String?, Set<String>, String)]
    )
    func theFirstPlaceThatHasContentIsTaken(
        option: String?,
        variable: String?,
        folders: Set<String>,
        found: String
    ) throws {
        let root = try locator(option: option, variable: variable, folders: folders).find()
        #expect(root.url.path == found)
    }

    /// Whoever names a folder means that one: nothing else is opened in its place.
    @Test(
        arguments: [
            (
                "/nowhere", "/variable",
                "--content says /nowhere, but there is no folder /nowhere/content; name the folder that holds it."
            ),
            (
                "/nowhere/", nil,
                "--content says /nowhere/, but there is no folder /nowhere/content; name the folder that holds it."
            ),
            (
                nil, "/gone",
                "BACKLAB_CONTENT says /gone, but there is no folder /gone/content; name the folder that holds it."
            ),
        ] as [(String?, String?, String)]
    )
    func namedFolderThatIsNotThereIsAnError(option: String?, variable: String?, message: String) {
        #expect(throws: CommandError.environment(message)) {
            try locator(option: option, variable: variable, folders: Self.everywhere).find()
        }
    }

    @Test func relativePathIsSpelledOutInTheError() throws {
        let here = FileManager.default.currentDirectoryPath
        let error = #expect(throws: CommandError.self) { try locator(option: "base", folders: []).find() }
        #expect(error?.description.contains("there is no folder \(here)/base/content") == true)
    }

    @Test func withoutAnyPlaceTheInstalledOneIsNamed() {
        let message =
            "The knowledge base isn't where it should be (/opt/share/backlab); name its folder with --content or BACKLAB_CONTENT."
        #expect(throws: CommandError.environment(message)) { try locator(folders: []).find() }
    }

    @Test func fileNamedContentIsNoFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "content")
        #expect(throws: CommandError.self) {
            try ContentLocator(option: folder.url.path, environment: [:]).find()
        }
    }

    @Test func processFallsBackOnItsCheckout() throws {
        #expect(try ContentLocator(option: nil, environment: [:]).find().url.path == ContentRoot.repository.url.path)
    }
}
