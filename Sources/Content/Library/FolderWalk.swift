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
        for name in try names(in: folder) where !Self.isHiddenOrBackup(name) {
            let path = "\(folder)/\(name)"
            guard let status = FileStatus(path: "\(root)/\(path)") else { continue }
            switch status.kind {
            case .file: visit(path, status.fingerprint)
            case .folder: try enter(path, status: status, depth: depth + 1, visit: visit)
            case .other: break
            }
        }
    }

    private func names(in folder: String) throws(ContentIssue) -> [String] {
        guard let stream = opendir("\(root)/\(folder)") else {
            throw ContentIssue(
                file: folder,
                "the folder can't be read: \(SystemError.last.text); check its permissions"
            )
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    /// `.hidden`, `#emacs#`, `vi~` and their like.
    private static func isHiddenOrBackup(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~") || name.hasSuffix(".bak")
            || name.hasSuffix(".swp") || name.hasSuffix(".orig")
    }
}
