import Foundation
import Synchronization
import TerminalUI

/// A terminal that keeps what it is asked to show.
final class RecordingHost: TerminalHost {
    struct Log {
        var frames: [Frame] = []
        var copied: [String] = []
        var suspensions = 0
        var mouseUses: [Bool] = []
    }

    let size: Size
    private let state = Mutex(Log())
    private let shown = AsyncStream<Frame>.makeStream()

    init(size: Size) { self.size = size }

    var log: Log { state.withLock { $0 } }
    var frameCount: Int { log.frames.count }

    func present(_ frame: Frame) {
        state.withLock { $0.frames.append(frame) }
        shown.continuation.yield(frame)
    }

    func suspend() { state.withLock { $0.suspensions += 1 } }

    func copy(_ text: String) { state.withLock { $0.copied.append(text) } }

    func useMouse(_ isUsed: Bool) { state.withLock { $0.mouseUses.append(isUsed) } }

    /// Runs the program at once, without a terminal.
    func run(_ arguments: [String], onEnd: @escaping @Sendable (Int?) -> Void) {
        let process = Process()
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        // Silent, since a program that can't be started is told by nil.
        guard (try? process.run()) != nil else { return onEnd(nil) }
        process.waitUntilExit()
        onEnd(
            process.terminationReason == .exit ? Int(process.terminationStatus) : 128 + Int(process.terminationStatus)
        )
    }

    /// Waits for a frame that shows `text`, among those that weren't looked at yet; nil when the task is cancelled.
    func frame(showing text: String) async -> Frame? {
        for await frame in shown.stream where frame.buffer.text().contains(text) { return frame }
        return nil
    }
}
