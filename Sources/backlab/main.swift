import ArgumentParser
import Foundation

// A reader that closes the pipe early is no crash: writes then fail with EPIPE, and StandardOutput ends the program.
signal(SIGPIPE, SIG_IGN)

// Start-up is a budget of milliseconds, and ArgumentParser's reflection takes a good part of it: what runs most is
// recognised first. Whatever is unusual about the arguments, help and errors among it, goes the long way.
let arguments = Array(CommandLine.arguments.dropFirst())
do {
    if arguments.isEmpty {
        try await Interface(workspace: try Workspace(content: nil)).run(place: nil)
    } else if let search = QuickSearch(arguments: arguments) {
        try search.run()
    } else {
        try await Program.run(arguments)
    }
} catch {
    Program.exit(with: error)
}
