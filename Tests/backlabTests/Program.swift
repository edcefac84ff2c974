import Foundation
import TestSupport

/// Runs the program that was built beside the tests.
enum Program {
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    /// In a home of its own, without a terminal.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let home = try TemporaryFolder()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["HOME": home.url.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
            .merging(environment) { $1 }
        // Files, so that no pipe can fill up while nobody reads it.
        let output = try home.write("", to: "output")
        let errors = try home.write("", to: "errors")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }

    private static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "backlab")
}
