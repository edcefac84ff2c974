/// Why the index gave no answer.
public enum IndexError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A later keystroke made the answer pointless.
    case interrupted
    /// The content couldn't be listed or read.
    case content(String)
    /// SQLite failed in a way that building the index anew doesn't mend.
    case failed(file: String, reason: String)

    public var description: String {
        switch self {
        case .interrupted: "the search was interrupted by the next one"
        case .content(let reason): "the content can't be read: \(reason)"
        case .failed(let file, let reason):
            "\(file): the search index can't be used (\(reason)); delete it and start again, nothing is lost"
        }
    }
}
