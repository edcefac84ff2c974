import ArgumentParser
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
        let ending = Ending(error)
        if let output = ending.output { StandardOutput.line(output) }
        if let complaint = ending.complaint { StandardError.line(complaint) }
        Foundation.exit(ending.status.rawValue)
    }
}
