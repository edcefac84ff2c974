import ArgumentParser
import Content
import Foundation

/// Runs the commands that ArgumentParser reads, and gives every way of ending its exit code.
enum Program {
    static func run(_ arguments: [String]) async throws {
        var command = try Backlab.parseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }

    static func exit(with error: any Error) -> Never {
        if let status = error as? ExitStatus { Foundation.exit(status.rawValue) }
        if let error = error as? CommandError {
            StandardError.line("backlab: \(error)")
            Foundation.exit(error.exitCode.rawValue)
        }
        if error is ContentIssue || !isParserError(error) {
            StandardError.line("backlab: \(error)")
            Foundation.exit(ExitStatus.environment.rawValue)
        }
        let message = Backlab.fullMessage(for: error)
        guard Backlab.exitCode(for: error).isSuccess else {
            StandardError.line(message)
            Foundation.exit(ExitStatus.usage.rawValue)
        }
        StandardOutput.line(message)
        Foundation.exit(ExitStatus.done.rawValue)
    }

    /// The parser's own errors: usage, and the "errors" that carry help and completion scripts.
    private static func isParserError(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || Backlab.exitCode(for: error) != .failure
    }
}
