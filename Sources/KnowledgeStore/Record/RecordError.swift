import GRDB

/// Why something couldn't be read from or written to the learner's record. The program goes on.
public enum RecordError: Error, Equatable, Sendable, CustomStringConvertible {
    case diskFull(file: String)
    /// Writing isn't possible, for a reason that was already told when the record was opened.
    case readOnly(file: String, reason: String)
    /// Another program holds the record for longer than we wait.
    case busy(file: String)
    case damaged(file: String)
    case failed(file: String, reason: String)
    /// An import that isn't an export of ours, or one of a later version.
    case badArchive(String)
    /// A note beyond `Note.limit`.
    case noteTooLong(bytes: Int)

    public var description: String {
        switch self {
        case .diskFull(let file): "\(file): not saved, the disk is full; make room and try again"
        case .readOnly(let file, let reason): "\(file): not saved, \(reason)"
        case .busy(let file): "\(file): not saved, another program is writing to it; try again"
        case .damaged(let file): "\(file): the file is damaged; start again, and what can be read of it is rescued"
        case .failed(let file, let reason): "\(file): \(reason); check the disk and the folder's permissions"
        case .badArchive(let reason): "nothing imported: \(reason)"
        case .noteTooLong(let bytes):
            "the note isn't saved: it has \(bytes) bytes, and \(Note.limit) at most are kept; make it shorter"
        }
    }

    init(_ error: any Error, file: String) {
        switch error {
        case let error as RecordError: self = error
        case let error as DatabaseError: self.init(error, file: file)
        default: self = .failed(file: file, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, file: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(file: file)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(file: file, reason: "the file or its disk is read-only")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(file: file)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(file: file)
        default: self = .failed(file: file, reason: error.message ?? error.resultCode.description)
        }
    }
}
