import ArgumentParser
import Content

/// What an error that reached the top means to whoever started the program.
struct Ending: Equatable {
    var status: ExitStatus
    /// For standard output: help that was asked for.
    var output: String?
    /// For standard error.
    var complaint: String?
}

extension Ending {
    init(_ error: any Error) {
        switch error {
        case let status as ExitStatus:
            self.init(status: status)
        case let error as CommandError:
            self.init(status: error.exitCode, complaint: Self.line(error))
        case _ where error is ContentIssue || !Self.isParserError(error):
            self.init(status: .environment, complaint: Self.line(error))
        default:
            let message = Backlab.fullMessage(for: error)
            if Backlab.exitCode(for: error).isSuccess {
                self.init(status: .done, output: message)
            } else {
                self.init(status: .usage, complaint: message)
            }
        }
    }

    /// One line, whatever the error quotes.
    private static func line(_ error: any Error) -> String {
        "backlab: " + "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The parser's own errors: usage, and the "errors" that carry help and completion scripts.
    private static func isParserError(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || Backlab.exitCode(for: error) != .failure
    }
}
