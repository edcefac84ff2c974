import NIOCore

/// Decides what is written when, so that one write and one sync cover all that has come meanwhile. A value without files:
/// whoever owns it carries its actions out.
///
/// While a record is on its way, effects gather; when it is safe, they go out together. A failure is final: after a sync
/// has failed, the kernel may have dropped the pages and call the next sync a success, so nothing that a later one says
/// can be believed (“fsyncgate”). The same holds for a write that failed half-way. What was acknowledged is on disk, and
/// only a new start, which reads it, knows what else is.
struct GroupCommit {
    enum Action: Equatable {
        case write(ByteBuffer)
        /// Write a snapshot of all that was carried out to a new file, which takes this one's place.
        case rewrite
        /// These waits are over.
        case release([Int])
        /// These waits are over, and what they waited for may be lost.
        case fail([Int])
    }

    private enum State: Equatable {
        case idle
        /// A record is on its way, for these waits.
        case writing([Int])
        case failed
    }

    var writer: LogWriter
    /// Bytes that are in the file, its header too.
    private(set) var fileSize: Int
    /// Bytes that the last snapshot took.
    private var snapshotSize: Int
    /// Bytes that a file may have though nothing in it lives.
    private let spareSize: Int
    private var state = State.idle
    /// Waits for effects that aren't on their way yet.
    private var waiting: [Int] = []

    init(writer: LogWriter, fileSize: Int, snapshotSize: Int = 0, spareSize: Int = 4 * 1_024 * 1_024) {
        self.writer = writer
        self.fileSize = fileSize
        self.snapshotSize = snapshotSize
        self.spareSize = spareSize
    }

    var isFailed: Bool { state == .failed }

    /// Whether all that was appended is on disk.
    var isSafe: Bool { state == .idle && writer.isEmpty }

    /// Somebody waits for all that was appended so far. Where nothing is on its way, `begin` has to follow: not at once,
    /// but when whatever else came at the same time has been carried out, so that it goes with it.
    mutating func wait(_ wait: Int) -> [Action] {
        guard state != .failed else { return [.fail([wait])] }
        if isSafe { return [.release([wait])] }
        // What is on its way may be all there is to wait for.
        if case .writing(let waits) = state, writer.isEmpty {
            state = .writing(waits + [wait])
        } else {
            waiting.append(wait)
        }
        return []
    }

    /// Starts writing where nothing is on its way.
    ///
    /// The file is rewritten once it has more than twice the bytes of what lives, and some to spare: so it has a bound,
    /// and rewriting costs no more than writing did.
    ///
    /// - Parameter live: bytes of what would be in a snapshot, roughly.
    mutating func begin(live: Int) -> [Action] {
        guard state == .idle, !writer.isEmpty else { return [] }
        state = .writing(waiting)
        waiting = []
        if fileSize + writer.size > spareSize + 2 * max(live, snapshotSize) {
            // The snapshot has these effects in it.
            writer.discard()
            return [.rewrite]
        }
        guard let record = writer.takeRecord() else { return [] }
        fileSize += record.readableBytes
        return [.write(record)]
    }

    /// What was on its way is on disk.
    mutating func finished(live: Int) -> [Action] {
        guard case .writing(let waits) = state else { return [] }
        state = .idle
        return [.release(waits)] + begin(live: live)
    }

    /// The snapshot is on disk, and the file's name is its.
    mutating func rewritten(writer new: LogWriter, fileSize: Int, live: Int) -> [Action] {
        // What came while it was written belongs into the new file.
        var new = new
        new.takeOver(&writer)
        writer = new
        self.fileSize = fileSize
        snapshotSize = fileSize
        return finished(live: live)
    }

    mutating func failed() -> [Action] {
        guard case .writing(let waits) = state else { return [] }
        let lost = waits + waiting
        waiting = []
        state = .failed
        writer.discard()
        return [.fail(lost)]
    }
}
