import TerminalUI

/// Why an editor gave no text back. What it was given is then as it was.
public enum EditorTrouble: Error, Equatable, CustomStringConvertible {
    case cannotWrite(folder: String, reason: String)
    case cannotRun
    /// - Parameter editor: nil where none was chosen.
    case notFound(editor: String?)
    /// - Parameter kept: the file with what the editor had written, if it had.
    case failed(editor: String, status: Int, kept: String?)
    case fileGone(editor: String)
    case tooLarge(kept: String)

    /// The file that is left for the learner.
    var kept: String? {
        switch self {
        case .failed(_, _, let kept): kept
        case .tooLarge(let kept): kept
        case .cannotWrite, .cannotRun, .notFound, .fileGone: nil
        }
    }

    public var description: String {
        switch self {
        case .cannotWrite(let folder, let reason):
            "The editor can't be given a file in \(folder.printable): \(reason.printable); set TMPDIR to another folder."
        case .cannotRun:
            "The editor couldn't be started; nothing has changed."
        case .notFound(let editor?):
            "There is no editor “\(editor.printable)”; set VISUAL or EDITOR to one that is installed."
        case .notFound(nil):
            "There is neither nano nor vi; set VISUAL or EDITOR to your editor."
        case .failed(let editor, let status, nil):
            "\(editor.printable) ended with status \(status); nothing has changed."
        case .failed(let editor, let status, let kept?):
            "\(editor.printable) ended with status \(status); what it had written is in \(kept.printable)."
        case .fileGone(let editor):
            "\(editor.printable) left no file; nothing has changed."
        case .tooLarge(let kept):
            "That is more than 1 MiB, too much for a note; it is in \(kept.printable)."
        }
    }
}
