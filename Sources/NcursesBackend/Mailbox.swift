internal import Synchronization
internal import TerminalUI

/// What the program asks of the terminal's thread, and what that thread tells of the terminal.
final class Mailbox: Sendable {
    /// What is to be done, taken as a whole.
    struct Work {
        /// The newest frame, if one was presented.
        var frame: Frame?
        var copies: [String] = []
        var programs: [Program] = []
        var suspends = false
        /// Whether the mouse is to be taken; nil for as it is.
        var mouse: Bool?
        var closes = false
    }

    /// Another program that gets the terminal for a while.
    struct Program {
        var arguments: [String]
        var onEnd: @Sendable (Int?) -> Void
    }

    private struct State {
        var work = Work()
        var size: Size
        /// Whether there is a thread to wake.
        var isOpen = true
        /// Whether the thread was woken for the work that is there.
        var isWoken = false
    }

    private let state: Mutex<State>
    private let wake: @Sendable () -> Void

    /// - Parameter wake: wakes the thread without blocking. It isn't called any more after `shut`.
    init(size: Size, wake: @escaping @Sendable () -> Void) {
        state = Mutex(State(size: size))
        self.wake = wake
    }

    var size: Size {
        get { state.withLock { $0.size } }
        set { state.withLock { $0.size = newValue } }
    }

    /// Whether the terminal is being given back.
    var isClosing: Bool {
        state.withLock { $0.work.closes }
    }

    /// Adds to the work and wakes the thread, unless it was woken already or has ended.
    func request(_ change: (inout Work) -> Void) {
        state.withLock { state in
            guard state.isOpen else { return }
            change(&state.work)
            guard !state.isWoken else { return }
            state.isWoken = true
            // Under the lock, so that what it wakes through can't be closed meanwhile.
            wake()
        }
    }

    /// The work, which is then no longer there. A request to close stays.
    func take() -> Work {
        state.withLock { state in
            defer { state.work = Work(closes: state.work.closes) }
            state.isWoken = false
            return state.work
        }
    }

    /// From now on nothing wakes the thread.
    func shut() {
        state.withLock { $0.isOpen = false }
    }
}
