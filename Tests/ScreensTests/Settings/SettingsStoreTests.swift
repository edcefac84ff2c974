import Foundation
import TestSupport
import Testing

@testable import Screens

struct SettingsStoreTests {
    private let folder: TemporaryFolder
    private let store: SettingsStore

    init() throws {
        folder = try TemporaryFolder()
        store = SettingsStore(folder: folder.url.appending(path: "backlab"))
    }

    private var light: Settings {
        var settings = Settings()
        settings.theme = .light
        return settings
    }

    private func contents(_ name: String = "settings.yml") throws -> String {
        try String(contentsOf: folder.url.appending(path: "backlab/\(name)"), encoding: .utf8)
    }

    @Test func whatIsSavedIsLoaded() throws {
        #expect(store.load() == (Settings(), nil))
        try store.save(light, insteadOf: Settings())
        #expect(store.load() == (light, nil))
        #expect(try contents() == SettingsText.heading + "theme: light\n")
    }

    @Test func whatOthersChangedMeanwhileStays() throws {
        try folder.write("mouse: off\n", to: "backlab/settings.yml")
        try store.save(light, insteadOf: Settings())
        #expect(try contents() == "mouse: off\ntheme: light\n")
    }

    @Test func aFileThatCannotBeReadIsToldAndLeftAloneUntilAChange() throws {
        let broken = "theme: [dark\n"
        try folder.write(broken, to: "backlab/settings.yml")
        let (settings, notice) = store.load()
        #expect(settings == Settings())
        #expect(notice?.contains("settings.yml:1: ") == true)
        #expect(try contents() == broken)
        try store.save(light, insteadOf: Settings())
        #expect(store.load() == (light, nil))
        #expect(try contents("settings.yml.old") == broken)
    }

    @Test func aLinkedFileStaysLinked() throws {
        let real = try folder.write("mouse: off\n", to: "dotfiles/settings.yml")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "backlab"),
            withIntermediateDirectories: true
        )
        try FileManager.default.createSymbolicLink(at: store.file, withDestinationURL: real)
        try store.save(light, insteadOf: Settings())
        #expect(try String(contentsOf: real, encoding: .utf8) == "mouse: off\ntheme: light\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: store.file.path) == real.path)
    }

    @Test func aFolderThatCannotBeWrittenIsTold() throws {
        try folder.write("not a folder", to: "file")
        let store = SettingsStore(folder: folder.url.appending(path: "file"))
        do {
            try store.save(light, insteadOf: Settings())
            Issue.record("it was written")
        } catch {
            #expect("\(error)".hasSuffix("; the settings last until you quit."))
        }
    }

    @Test func whatIsTooLargeIsNotRead() throws {
        try folder.write(String(repeating: "#", count: SettingsStore.largest + 1), to: "backlab/settings.yml")
        #expect(store.load().notice?.hasSuffix("the file has more than 1 MiB; write settings only") == true)
    }
}
