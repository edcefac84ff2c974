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

    /// The schema's version in the name of an index or of a file that belongs to one (`-wal`, `.building`…); nil for any
    /// other name.
    static func schemaVersion(inName name: String) -> Int? {
        let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "index", parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let hash = parts[2].prefix(while: \.isHexDigit)
        let endings = [""] + sidecars(of: "") + [".building"] + sidecars(of: ".building")
        guard !hash.isEmpty, endings.contains(where: { parts[2] == hash + ".sqlite" + $0 }) else { return nil }
        return Int(parts[1])
    }

    static func sidecars(of path: String) -> [String] { [path + "-wal", path + "-shm", path + "-journal"] }
}
