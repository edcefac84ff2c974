import Foundation
import TerminalUI

/// The learner's own editor: `$VISUAL`, else `$EDITOR`, else nano or vi.
public struct ExternalEditor: Sendable {
    /// Runs a program on the terminal; see `TerminalHost.run`.
    public typealias Runner = (_ arguments: [String], _ onEnd: @escaping @Sendable (Int?) -> Void) -> Void

    /// More than this is no note, in bytes.
    static let largest = 1 << 20
    /// What a shell exits with where there is no such program.
    private static let notFound = 127
    private static let fallback = """
        if command -v nano >/dev/null 2>&1; then exec nano "$@"; else exec vi "$@"; fi
        """

    var environment: [String: String]
    var folder = FileManager.default.temporaryDirectory

    public init(environment: [String: String]) {
        self.environment = environment
    }

    init(environment: [String: String], folder: URL) {
        self.environment = environment
        self.folder = folder
    }

    /// Gives the text to the editor in a file that nobody else can read, and takes what is in it when the editor has
    /// ended. Where the editor fails and had written something, the file stays, and the trouble names it.
    /// - Parameter onEnd: called once, where the runner says that the program has ended.
    public func edit(
        _ text: String,
        run: Runner,
        onEnd: @escaping @Sendable (Result<String, EditorTrouble>) -> Void
    ) {
        let file: URL
        do {
            file = try write(text)
        } catch {
            return onEnd(.failure(.cannotWrite(folder: folder.path, reason: "\(error.localizedDescription)")))
        }
        run(["/bin/sh", "-c", command, name, file.path]) { status in
            let result = result(status: status, file: file, before: text)
            if !result.keepsFile { remove(file) }
            onEnd(result)
        }
    }

    /// As git has it: the variable is shell, so that `code --wait` and quoted paths work.
    private var command: String { chosen.map { "\($0) \"$@\"" } ?? Self.fallback }

    private var chosen: String? {
        ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
            .first { !$0.allSatisfy(\.isWhitespace) }
    }

    private var name: String { chosen ?? "the editor" }

    private func write(_ text: String) throws -> URL {
        let own = folder.appending(path: "backlab-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: own,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        let file = own.appending(path: "note.md")
        let isWritten = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isWritten else {
            remove(file)
            throw CocoaError(.fileWriteUnknown)
        }
        return file
    }

    /// With its folder, in which an editor may have left files of its own.
    private func remove(_ file: URL) {
        // Silent, since what is left is in a temporary folder that only the learner can read.
        try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }

    private func result(status: Int?, file: URL, before: String) -> Result<String, EditorTrouble> {
        guard let status else { return .failure(.cannotRun) }
        let after: Data
        do {
            after = try Data(contentsOf: file)
        } catch {
            return .failure(status == 0 ? .fileGone(editor: name) : .failed(editor: name, status: status, kept: nil))
        }
        guard status == 0 else {
            if status == Self.notFound { return .failure(.notFound(editor: chosen)) }
            let kept = after == Data(before.utf8) ? nil : file.path
            return .failure(.failed(editor: name, status: status, kept: kept))
        }
        guard after.count <= Self.largest else { return .failure(.tooLarge(kept: file.path)) }
        return .success(String(decoding: after, as: UTF8.self))
    }
}

extension Result<String, EditorTrouble> {
    fileprivate var keepsFile: Bool {
        if case .failure(let trouble) = self { trouble.kept != nil } else { false }
    }
}
