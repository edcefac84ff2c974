import Foundation
import Screens
import TerminalUI
import TestSupport
import Testing

@Suite struct SampleContentTests {
    @Test func isIndexedWithoutAComplaint() throws {
        let driver = try TestDriver.sample()
        #expect(driver.services.index.report.issues == [])
        #expect(try driver.services.index.topics().count == 6)
        #expect(try driver.services.index.categories().map(\.topicCount) == [1, 2, 3])
        #expect(try driver.services.index.labs().map(\.id) == ["idempotency"])
        #expect(try driver.services.index.glossary().count == 2)
    }

    @Test func anotherTextTakesTheFilesPlace() throws {
        let sample = try SampleContent(extra: ["content/glossary.yml": ""])
        let driver = try TestDriver(size: .usual, sample: sample)
        #expect(try driver.services.index.glossary().isEmpty)
    }

    @Test func theFolderGoesWithTheValue() throws {
        let path = try {
            let sample = try SampleContent()
            #expect(FileManager.default.fileExists(atPath: sample.root.content.path))
            return sample.root.content.path
        }()
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}

@Suite struct SnapshotTests {
    @Test func aPictureThatIsNewIsWrittenAndFails() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "Tests.swift").path
        #expect(throws: SnapshotMismatch.self) { try expectSnapshot("a\nb", "new", testFile: file) }
        try expectSnapshot("a\nb", "new", testFile: file)
    }

    @Test func aDifferenceIsNamedByItsLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("a\nb\n", to: "Snapshots/old.txt")
        let file = folder.url.appending(path: "Tests.swift").path
        let error = #expect(throws: SnapshotMismatch.self) { try expectSnapshot("a\nc", "old", testFile: file) }
        #expect(error?.description.hasPrefix("old.txt differs, first in line 2;") == true)
    }
}

@Suite struct TestDriverTests {
    @Test func clickingWhatIsNotThereDoesNothing() throws {
        let driver = try TestDriver.sample()
        let before = driver.model
        #expect(!driver.click("no such text"))
        #expect(driver.model == before)
    }

    @Test func theNextDayFindsTheRecord() throws {
        let folder = try TemporaryFolder()
        let first = try TestDriver.sample(folder: folder)
        try first.services.record.markRead("timeouts")
        let second = try TestDriver.sample(folder: folder)
        #expect(try second.services.record.readingStates() == ["timeouts": .read])
    }
}
