#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Visits the files under a folder with `readdir` and `stat` alone.
struct FolderWalk {
    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    /// `content/topics/<category>/<id>.md` needs four; deeper ones are somebody's mistake.
    private static let deepest = 8

    let root: String
    private var open: Set<Identity> = []

    init(root: String) { self.root = root }

    /// Calls `visit` with each ordinary file's path relative to the root. A folder that doesn't exist holds nothing.
    mutating func files(
        under folder: String,
        visit: (_ path: String, Fingerprint) -> Void
    ) throws(ContentIssue) {
        guard let status = FileStatus(path: "\(root)/\(folder)") else {
            guard FileStatus(path: root)?.kind == .folder else {
                throw ContentIssue(file: folder, "the folder that should hold it, \(root), doesn't exist; name another")
            }
            return
        }
        try enter(folder, status: status, depth: 1, visit: visit)
    }

    /// A folder inside itself (through a symbolic link) is passed over.
    private mutating func enter(
        _ folder: String,
        status: FileStatus,
        depth: Int,
        visit: (_ path: String, Fingerprint) -> Void
    ) throws(ContentIssue) {
        let identity = Identity(device: status.device, inode: status.fingerprint.inode)
        guard depth <= Self.deepest, open.insert(identity).inserted else { return }
        defer { open.remove(identity) }
        for (name, status) in try entries(of: folder) {
            let path = "\(folder)/\(name)"
            switch status.kind {
            case .file: visit(path, status.fingerprint)
            case .folder: try enter(path, status: status, depth: depth + 1, visit: visit)
            case .other: break
            }
        }
    }

    /// What the folder holds, without hidden files and backups. What vanishes meanwhile is left out.
    private func entries(of folder: String) throws(ContentIssue) -> [(name: String, status: FileStatus)] {
        guard let stream = opendir("\(root)/\(folder)") else {
            throw ContentIssue(
                file: folder,
                "the folder can't be read: \(SystemError.last.text); check its permissions"
            )
        }
        defer { closedir(stream) }
        let descriptor = dirfd(stream)
        var entries: [(name: String, status: FileStatus)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(cString: $0)
                }
            }
            guard !Self.isHiddenOrBackup(name), let status = FileStatus(name: name, in: descriptor) else { continue }
            entries.append((name, status))
        }
        return entries
    }

    /// `.hidden`, `#emacs#`, `vi~` and their like.
    private static func isHiddenOrBackup(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~") || name.hasSuffix(".bak")
            || name.hasSuffix(".swp") || name.hasSuffix(".orig")
    }
}
