import Content
import Foundation

/// Writes to the terminal or pipe. A reader that has gone ends the program quietly, as `yes | head` does.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal; 80 where there is none.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    static func write(_ text: String) {
        write(Array(text.utf8)[...], to: STDOUT_FILENO)
    }

    static func line(_ text: String = "") { write(text + "\n") }

    fileprivate static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                // EPIPE (SIGPIPE is ignored) or a full disk behind a redirect: nobody is left to tell but standard error.
                if errno != EPIPE {
                    StandardError.line("backlab: standard output: \(String(cString: strerror(errno)))")
                }
                exit(errno == EPIPE ? ExitStatus.done.rawValue : ExitStatus.environment.rawValue)
            }
        }
    }
}

enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func line(_ text: String) { write(harmless(text) + "\n") }

    /// Arguments, file names and outsiders' requests are quoted in what is said here, and a terminal must obey none of
    /// them. Each character is judged alone: of an escape sequence the opening goes and the rest is shown, so that one
    /// that nobody closed doesn't hide what comes after it.
    static func harmless(_ text: String) -> String {
        text.unicodeScalars.map { String($0).withoutControlCharacters }.joined()
    }

    static func write(_ text: String) {
        // What can't be said on standard error can't be said at all.
        _ = text.utf8CString.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
    }
}
