/// Why a command ends without having done what it was asked: one line for people, and an exit code for scripts.
enum CommandError: Error, Equatable, CustomStringConvertible {
    case usage(String)
    case missing(String)
    case environment(String)

    var description: String {
        switch self {
        case .usage(let message), .missing(let message), .environment(let message): message
        }
    }

    var exitCode: ExitStatus {
        switch self {
        case .usage: .usage
        case .missing: .missing
        case .environment: .environment
        }
    }
}

/// What the shell learns.
enum ExitStatus: Int32, Error {
    case done = 0
    case checkFailed = 1
    case usage = 2
    case missing = 3
    case environment = 4
    case inconclusive = 5
}
