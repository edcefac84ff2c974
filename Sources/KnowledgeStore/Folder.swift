import Foundation

/// A folder that several programs write to.
enum Folder {
    /// Makes the folder and those above it, readable by its owner alone.
    static func create(_ folder: URL) throws(SystemError) {
        let path = folder.path(percentEncoded: false)
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, folder.pathComponents.count > 1 else { throw SystemError(path: path) }
        try create(folder.deletingLastPathComponent())
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError(path: path) }
    }

    /// Waits until no other program mends or migrates what is in the folder, then runs `body`.
    ///
    /// `flock` on the folder itself: it belongs to the open file description, so it keeps out other threads too, and
    /// it ends with the process however that ends.
    static func withLock<Value>(on folder: URL, _ body: () throws -> Value) throws -> Value {
        let path = folder.path(percentEncoded: false)
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(path: path) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw SystemError(path: path) }
        }
        return try body()
    }

    /// Deletes files; those that aren't there are no error.
    static func remove(_ paths: [String]) throws(SystemError) {
        for path in paths where unlink(path) != 0 && errno != ENOENT { throw SystemError(path: path) }
    }

    /// Gives a file another name, in one step; what had that name is gone.
    static func move(_ path: String, to other: String) throws(SystemError) {
        guard rename(path, other) == 0 else { throw SystemError(path: other) }
    }
}

/// What a system call said, in one line: `/var/cache: Permission denied`.
struct SystemError: Error, Equatable, CustomStringConvertible {
    let description: String

    /// For the `errno` of the call that has just failed.
    init(path: String) { description = "\(path): \(String(cString: strerror(errno)))" }
}
