import Foundation
import Synchronization
import Testing

@testable import KnowledgeStore

@Suite struct FolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Each thread reads, lets others run, and writes: without the lock, additions get lost.
    @Test func onlyOneIsInsideTheLock() throws {
        let count = Mutex(0)
        let url = folder.url
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<200 {
                do {
                    try Folder.withLock(on: url) {
                        let before = count.withLock { $0 }
                        sched_yield()
                        count.withLock { $0 = before + 1 }
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        #expect(count.withLock { $0 } == 1_600)
    }

    @Test func theLockEndsWithAnError() throws {
        struct Failure: Error {}
        #expect(throws: Failure.self) { try Folder.withLock(on: folder.url) { throw Failure() } }
        #expect(try Folder.withLock(on: folder.url) { 1 } == 1)
    }

    @Test func foldersAreMadeForTheirOwnerAlone() throws {
        let url = folder.url.appending(path: "a/b/c")
        try Folder.create(url)
        try Folder.create(url)
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func errorsNameThePath() throws {
        let path = folder.url.appending(path: "nowhere").path(percentEncoded: false)
        let error = #expect(throws: SystemError.self) { try Folder.withLock(on: URL(filePath: path)) {} }
        #expect(error?.description == "\(path): No such file or directory")
        try Folder.remove([path])
        #expect(throws: SystemError.self) { try Folder.move(path, to: path + "2") }
    }
}
