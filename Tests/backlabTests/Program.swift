import Foundation
import TestSupport

/// Runs the program that was built beside the tests.
enum Program {
    struct Run {
        var status: Int32
        var output: String
        var errors: String

        /// Standard output's one JSON document.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    /// To its end, in a home of its own unless one is given, without a terminal.
    /// - Parameter input: standard input; none where none is given.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        home: TemporaryFolder? = nil,
        input: String? = nil
    ) throws -> Run {
        let pipe = try input.map { text in
            let pipe = Pipe()
            // Less than a pipe holds, so nobody has to read it meanwhile.
            try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try pipe.fileHandleForWriting.close()
            return pipe
        }
        return try start(arguments, environment: environment, home: home, input: pipe).end()
    }

    /// - Parameter output: standard output; a file that ends up in the run's result if none is given.
    static func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        home: TemporaryFolder? = nil,
        input: Pipe? = nil,
        output: FileHandle? = nil
    ) throws -> RunningProgram {
        let home = try home ?? newHome()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["HOME": home.url.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
            .merging(environment) { $1 }
        process.standardInput = input ?? FileHandle.nullDevice
        return try RunningProgram(process, home: home, output: output)
    }

    /// A home in which the shipped content is indexed, which takes longer than most of what is tested in one.
    static func newHome() throws -> TemporaryFolder {
        let home = try TemporaryFolder()
        try RepositoryIndex.copy(toHome: home)
        return home
    }

    static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "backlab")
}
