import Foundation

/// Why a log can't be opened or written. One line: what, where, what to do.
public enum LogError: Error, Equatable, CustomStringConvertible {
    case folder(String, reason: String)
    case locked(String)
    case unreadable(String, reason: String)
    case notALog(String)
    case version(String, UInt32)
    case damagedHeader(String)
    case corrupt(String, at: Int, nextWhole: Int)
    case refused(String, record: UInt64, reply: String)
    case unwritable(String, reason: String)

    public var description: String {
        switch self {
        case .folder(let path, let reason):
            "\(path): \(reason). Give --dir a folder that you may write to."
        case .locked(let path):
            "\(path) is in use by another queue server. Stop that one, or give --dir another folder."
        case .unreadable(let path, let reason):
            "\(path): \(reason). Make it readable, or give --dir another folder."
        case .notALog(let path):
            "\(path) isn't a queue's log. Move it away, or give --dir another folder."
        case .version(let path, let version):
            "\(path) has format version \(version), and this program knows \(LogFormat.version). Use the program that wrote it."
        case .damagedHeader(let path):
            "\(path): the header is damaged. Restore the file from a copy, or move it away to start empty."
        case .corrupt(let path, let position, let next):
            "\(path): the record at byte \(position) is damaged, and whole ones follow from byte \(next): not a torn end, but lost data. Restore the file from a copy; or, to give up all from there on, run: truncate -s \(position) \(path)"
        case .refused(let path, let record, let reply):
            "\(path): record \(record) can't be carried out (\(reply)). Use the program that wrote it, or restore the file from a copy."
        case .unwritable(let path, let reason):
            "\(path): \(reason)"
        }
    }

    /// What the system says of its last error.
    static var systemReason: String { String(cString: strerror(errno)) }
}
