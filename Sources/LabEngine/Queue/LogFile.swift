import Foundation
import NIOCore
import Synchronization

/// The log's file in its folder, which no other process may open meanwhile.
final class LogFile: LogStorage {
    static let name = "queue.log"
    private static let lockName = "queue.lock"
    private static let newName = "queue.log.new"
    /// Zeros are written ahead of the records in pieces of so many bytes: a sync of bytes that are there already needn't
    /// write the file's size and blocks as well.
    private static let room = 256 * 1_024

    private struct State {
        var descriptor: Int32
        var lock: Int32
        /// Where the next record goes.
        var end: Int
        /// The file's size, room and all.
        var size: Int
    }

    let path: String
    private let folder: String
    private let isSynced: Bool
    private let state: Mutex<State>

    /// Locks the folder, which is created where it isn't there, and opens its file; one without records is created.
    ///
    /// - Parameter isSynced: false leaves it to the system when bytes reach the disk.
    init(folder: String, isSynced: Bool = true) throws(LogError) {
        self.folder = folder
        self.isSynced = isSynced
        path = folder + "/" + LogFile.name
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .folder(folder, reason: (error as NSError).localizedFailureReason ?? error.localizedDescription)
        }
        let lock = open(folder + "/" + LogFile.lockName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .folder(folder, reason: LogError.systemReason) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let error: LogError =
                errno == EWOULDBLOCK ? .locked(folder) : .folder(folder, reason: LogError.systemReason)
            Foundation.close(lock)
            throw error
        }
        state = Mutex(State(descriptor: -1, lock: lock, end: 0, size: 0))
        if access(path, F_OK) != 0 {
            try replace(with: [LogFormat.header(salt: .random(in: .min ... .max))])
        } else {
            let descriptor = open(path, O_RDWR | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unreadable(path, reason: LogError.systemReason) }
            state.withLock { $0.descriptor = descriptor }
        }
    }

    deinit { close() }

    func close() {
        state.withLock { state in
            if state.descriptor >= 0 { Foundation.close(state.descriptor) }
            if state.lock >= 0 { Foundation.close(state.lock) }
            state.descriptor = -1
            state.lock = -1
        }
    }

    /// All that is in the file.
    func contents() throws(LogError) -> [UInt8] {
        let bytes: [UInt8]? = state.withLock { state in
            let size = Int(lseek(state.descriptor, 0, SEEK_END))
            guard size >= 0 else { return nil }
            var isRead = true
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let read = pread(state.descriptor, buffer.baseAddress.map { $0 + count }, size - count, count)
                    if read < 0, errno == EINTR { continue }
                    guard read > 0 else {
                        isRead = false
                        return
                    }
                    count += read
                }
            }
            return isRead ? bytes : nil
        }
        guard let bytes else { throw .unreadable(path, reason: LogError.systemReason) }
        return bytes
    }

    /// Cuts off what is after the last whole record, and goes on from there.
    func truncate(to end: Int) throws(LogError) {
        let isDone = state.withLock { state in
            state.end = end
            state.size = end
            return ftruncate(state.descriptor, off_t(end)) == 0 && fsync(state.descriptor) == 0
        }
        guard isDone else { throw .unwritable(path, reason: LogError.systemReason) }
    }

    func append(_ record: ByteBuffer) throws(LogError) {
        let reason: String? = state.withLock { state in
            makeRoom(for: record.readableBytes, &state)
            guard record.withUnsafeReadableBytes({ LogFile.write($0, to: state.descriptor, at: state.end) }) else {
                return LogError.systemReason
            }
            state.end += record.readableBytes
            state.size = max(state.size, state.end)
            guard !isSynced || fdatasync(state.descriptor) == 0 else { return LogError.systemReason }
            return nil
        }
        if let reason { throw .unwritable(path, reason: reason) }
    }

    /// What fails here fails again, and is heard of, where the record is written.
    private func makeRoom(for count: Int, _ state: inout State) {
        guard isSynced, state.end + count > state.size else { return }
        let start = state.size
        let room = (count / LogFile.room + 1) * LogFile.room
        let isWritten = [UInt8](repeating: 0, count: room).withUnsafeBytes {
            LogFile.write($0, to: state.descriptor, at: start)
        }
        if isWritten { state.size = start + room }
    }

    func replace(with pieces: [ByteBuffer]) throws(LogError) {
        let new = folder + "/" + LogFile.newName
        let descriptor = open(new, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(new, reason: LogError.systemReason) }
        var end = 0
        var isWritten = true
        for piece in pieces where isWritten {
            isWritten = piece.withUnsafeReadableBytes { LogFile.write($0, to: descriptor, at: end) }
            end += piece.readableBytes
        }
        // The new name counts once the folder is on disk too.
        guard isWritten, fsync(descriptor) == 0, rename(new, path) == 0, LogFile.sync(folder: folder) else {
            let error = LogError.unwritable(new, reason: LogError.systemReason)
            Foundation.close(descriptor)
            throw error
        }
        state.withLock { state in
            if state.descriptor >= 0 { Foundation.close(state.descriptor) }
            state.descriptor = descriptor
            state.end = end
            state.size = end
        }
    }

    private static func sync(folder: String) -> Bool {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { Foundation.close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = pwrite(
                descriptor,
                bytes.baseAddress.map { $0 + written },
                bytes.count - written,
                off_t(offset + written)
            )
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
