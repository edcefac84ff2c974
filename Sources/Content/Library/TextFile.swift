#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a content file whole.
enum TextFile {
    /// In bytes; a topic has about ten thousand.
    static let largest = 8 << 20

    /// The text, or nil where there is no such file. `name` stands in errors.
    static func contents(of path: String, called name: String) throws(ContentIssue) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let error = SystemError.last
            if error.isAbsence { return nil }
            throw ContentIssue(file: name, "the file can't be opened: \(error.text); check its permissions")
        }
        defer { close(descriptor) }
        guard let status = FileStatus(descriptor: descriptor), status.kind == .file else {
            throw ContentIssue(file: name, "not an ordinary file; put a text file in its place")
        }
        guard status.fingerprint.size <= largest else {
            throw ContentIssue(file: name, "the file has more than \(largest >> 20) MiB; split it")
        }
        return try text(try bytes(of: descriptor, size: Int(status.fingerprint.size), called: name), called: name)
    }

    /// Bytes as text; what isn't UTF-8 is an error on its line.
    static func text(_ bytes: [UInt8], called name: String) throws(ContentIssue) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let repaired = String(decoding: bytes, as: UTF8.self)
        let line = repaired.prefix { $0 != "\u{FFFD}" }.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        throw ContentIssue(file: name, line: line, "a byte that isn't UTF-8; save the file as UTF-8")
    }

    private static func bytes(of descriptor: Int32, size: Int, called name: String) throws(ContentIssue) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(size + 1)
        // One byte more than `stat` saw, so that the read after the last byte finds the end.
        var chunk = [UInt8](repeating: 0, count: max(size + 1, 4096))
        while content.count <= largest {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, SystemError.last.isInterruption { continue }
            guard count >= 0 else {
                throw ContentIssue(file: name, "the file can't be read: \(SystemError.last.text); check the disk")
            }
            if count == 0 { break }
            content += chunk[..<count]
        }
        return content
    }
}
