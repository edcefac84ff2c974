import Foundation
import Testing

@testable import backlab

@Suite struct FoldersTests {
    @Test func homeGivesTheFallbacksOfTheSpecification() throws {
        let folders = try Folders(environment: ["HOME": "/home/ada"])
        #expect(folders.cache.path == "/home/ada/.cache/backlab")
        #expect(folders.data.path == "/home/ada/.local/share/backlab")
        #expect(folders.config.path == "/home/ada/.config/backlab")
    }

    @Test func eachVariableMovesItsOwnFolderOnly() throws {
        let home = try Folders(environment: ["HOME": "/home/ada"])
        var cache = home
        cache.cache = URL(filePath: "/fast/backlab", directoryHint: .isDirectory)
        #expect(try Folders(environment: ["HOME": "/home/ada", "XDG_CACHE_HOME": "/fast"]) == cache)
        var data = home
        data.data = URL(filePath: "/fast/backlab", directoryHint: .isDirectory)
        #expect(try Folders(environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "/fast"]) == data)
        var config = home
        config.config = URL(filePath: "/fast/backlab", directoryHint: .isDirectory)
        #expect(try Folders(environment: ["HOME": "/home/ada", "XDG_CONFIG_HOME": "/fast"]) == config)
    }

    @Test(arguments: ["", "relative", "./here", "~/cache"])
    func whatIsNotAbsoluteDoesNotCount(path: String) throws {
        let folders = try Folders(environment: ["HOME": "/home/ada", "XDG_CACHE_HOME": path])
        #expect(folders.cache.path == "/home/ada/.cache/backlab")
    }

    @Test func allVariablesTogetherNeedNoHome() throws {
        let folders = try Folders(environment: [
            "XDG_CACHE_HOME": "/c", "XDG_DATA_HOME": "/d/", "XDG_CONFIG_HOME": "/e",
        ])
        #expect(
            [folders.cache, folders.data, folders.config].map(\.path) == ["/c/backlab", "/d/backlab", "/e/backlab"]
        )
    }

    @Test(arguments: [
        (["XDG_DATA_HOME": "/d"], "XDG_CACHE_HOME"),
        (["XDG_CACHE_HOME": "/c", "HOME": ""], "XDG_DATA_HOME"),
        (["XDG_CACHE_HOME": "/c", "XDG_DATA_HOME": "/d"], "XDG_CONFIG_HOME"),
        (["HOME": "home/ada"], "XDG_CACHE_HOME"),
    ])
    func withoutAHomeTheMissingVariableIsNamed(environment: [String: String], variable: String) {
        let message = "HOME isn't set, so there is no place for backlab's files; set HOME or \(variable)."
        #expect(throws: CommandError.environment(message)) { try Folders(environment: environment) }
    }
}
