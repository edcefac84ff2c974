import CNcurses
import Foundation

/// A program that this one waits for, on the terminal that both were started from.
public enum ForegroundProgram {
    /// In this process group, with this process's environment. Ctrl-C is the program's, Ctrl-Z stops both.
    /// - Parameter arguments: the program's path first.
    /// - Returns: the exit status as a shell has it, 128 and the number for a signal; nil where it couldn't be started.
    public static func run(_ arguments: [String]) -> Int? {
        withStrings(arguments) { program_run($0) }
    }

    /// - Parameter body: gets the arguments as C has them, and returns an exit status, or less than 0.
    static func withStrings(
        _ arguments: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
    ) -> Int? {
        let strings = arguments.map { strdup($0) } + [nil]
        defer { for string in strings { free(string) } }
        let status = body(strings)
        return status < 0 ? nil : Int(status)
    }
}
