import Synchronization

/// One sleeping task: woken or cancelled, whichever comes first, and exactly once.
final class Sleeper: Sendable {
    private enum State {
        case awake
        case asleep(CheckedContinuation<Void, any Error>, onCancel: (@Sendable () -> Void)?)
        case ended
    }

    private let state = Mutex(State.awake)

    /// False where the task was cancelled before it slept; the continuation has then been resumed.
    func begin(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
        let sleeps = state.withLock { state in
            guard case .awake = state else { return false }
            state = .asleep(continuation, onCancel: nil)
            return true
        }
        if !sleeps { continuation.resume(throwing: CancellationError()) }
        return sleeps
    }

    /// What to take back when the task is cancelled; done at once where that has happened already.
    func onCancel(_ action: @escaping @Sendable () -> Void) {
        let ended = state.withLock { state in
            guard case .asleep(let continuation, _) = state else { return true }
            state = .asleep(continuation, onCancel: action)
            return false
        }
        if ended { action() }
    }

    func end(_ result: Result<Void, any Error>) {
        let before = state.withLock { state in
            let before = state
            state = .ended
            return before
        }
        guard case .asleep(let continuation, let onCancel) = before else { return }
        if case .failure = result { onCancel?() }
        continuation.resume(with: result)
    }
}
