import Content
import Foundation

/// The index's place in the cache folder.
struct IndexFile: Equatable, Sendable {
    let folder: URL
    let name: String

    /// The schema's version is part of the name as well as of the file, so that an older and a newer program can be
    /// used side by side.
    init(folder: URL, identity: String) {
        self.folder = folder
        var hash = StableHash()
        hash.combine(identity)
        name = "index-\(IndexSchema.version)-\(String(hash.value, radix: 16)).sqlite"
    }

    var path: String { folder.appending(path: name).path(percentEncoded: false) }
    /// Where a new index grows before it takes the old one's place.
    var building: String { path + ".building" }

    static func sidecars(of path: String) -> [String] { [path + "-wal", path + "-shm", path + "-journal"] }
}
