import Content
import Foundation
import KnowledgeStore
import Screens

/// The index of the repository's own content, built once: it takes seconds, and each test wants one.
enum RepositoryIndex {
    private static let built = Result {
        let folder = try TemporaryFolder()
        _ = try KnowledgeIndex.open(at: cache(in: folder), source: .content(of: ContentLibrary(root: .repository)))
        return folder
    }

    /// Where a driver keeps its index.
    static func cache(in folder: TemporaryFolder) -> URL { folder.url.appending(path: "cache") }

    /// Lays the index where a driver will look for it, unless there is one.
    static func copy(to folder: TemporaryFolder) throws {
        let cache = cache(in: folder)
        guard !FileManager.default.fileExists(atPath: cache.path(percentEncoded: false)) else { return }
        try FileManager.default.copyItem(at: self.cache(in: built.get()), to: cache)
    }
}
