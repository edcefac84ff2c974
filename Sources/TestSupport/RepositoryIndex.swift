import Content
import Foundation
import KnowledgeStore
import Screens

/// The index of the repository's own content, built once: it takes seconds, and each test wants one.
public enum RepositoryIndex {
    private static let built = Result {
        let folder = try TemporaryFolder()
        _ = try KnowledgeIndex.open(at: cache(in: folder), source: .content(of: ContentLibrary(root: .repository)))
        return folder
    }

    /// Where a driver keeps its index.
    static func cache(in folder: TemporaryFolder) -> URL { folder.url.appending(path: "cache") }

    /// Lays the index where a driver will look for it, unless there is one.
    static func copy(to folder: TemporaryFolder) throws { try copy(to: cache(in: folder)) }

    /// Lays it where the program will look for it that has this folder for its home, unless there is one.
    public static func copy(toHome home: TemporaryFolder) throws {
        try copy(to: home.url.appending(path: ".cache/backlab"))
    }

    private static func copy(to cache: URL) throws {
        guard !FileManager.default.fileExists(atPath: cache.path(percentEncoded: false)) else { return }
        let parent = cache.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: self.cache(in: built.get()), to: cache)
    }
}
