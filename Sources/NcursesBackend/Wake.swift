#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What a signal asks of the terminal.
enum Wake: Equatable {
    case terminate(Int32)
    case resize
    case suspend
    case resume

    var endsProcess: Bool {
        if case .terminate = self { true } else { false }
    }

    /// Nil for a number that only wakes.
    init?(signal: Int32) {
        switch signal {
        case SIGHUP, SIGINT, SIGTERM: self = .terminate(signal)
        case SIGWINCH: self = .resize
        case SIGTSTP: self = .suspend
        case SIGCONT: self = .resume
        default: return nil
        }
    }
}
