import Foundation
import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The editors are scripts; each is given the file as its last argument.
struct ExternalEditorTests {
    private let folder: TemporaryFolder
    private let host = RecordingHost(size: Size(width: 80, height: 24))

    init() throws { folder = try TemporaryFolder() }

    private func edit(_ text: String, with environment: [String: String]) -> Result<String, EditorTrouble>? {
        var environment = environment
        environment["PATH"] = "/usr/bin:/bin"
        let editor = ExternalEditor(environment: environment, folder: folder.url)
        let result = Mutex<Result<String, EditorTrouble>?>(nil)
        editor.edit(text, run: host.run) { answer in result.withLock { $0 = answer } }
        return result.withLock { $0 }
    }

    private func script(_ name: String, _ body: String) throws -> String {
        let file = folder.url.appending(path: name)
        try "#!/bin/sh\n\(body)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
        return file.path
    }

    /// The folders of notes that are left over.
    private var leftovers: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix("backlab-") }
        }
    }

    @Test func theEditorsTextComesBack() throws {
        let editor = try script("append", #"printf 'two' >> "$1""#)
        #expect(edit("öne\n", with: ["EDITOR": editor]) == .success("öne\ntwo"))
        #expect(try leftovers.isEmpty)
    }

    @Test func visualGoesBeforeEditorAndBothMayHaveArguments() throws {
        let editor = try script("my editor", #"printf '%s %s' "$1" "$2" > "$3""#)
        let command = "'\(editor)' --wait 'a b'"
        #expect(edit("", with: ["VISUAL": command, "EDITOR": "false"]) == .success("--wait a b"))
        #expect(edit("", with: ["VISUAL": " ", "EDITOR": command]) == .success("--wait a b"))
    }

    @Test func onlyTheLearnerCanReadTheFile() throws {
        let told = folder.url.appending(path: "told").path
        let editor = try script("modes", #"stat -c %a "$1" "$(dirname "$1")" > '\#(told)'"#)
        #expect(edit("x", with: ["EDITOR": editor]) == .success("x"))
        #expect(try String(contentsOfFile: told, encoding: .utf8) == "600\n700\n")
    }

    @Test func anEditorThatFailsChangesNothing() throws {
        let editor = try script("refuse", "exit 3")
        #expect(edit("x", with: ["EDITOR": editor]) == .failure(.failed(editor: editor, status: 3, kept: nil)))
        #expect(try leftovers.isEmpty)
    }

    @Test func whatAFailingEditorHadWrittenIsKept() throws {
        let editor = try script("crash", #"echo much > "$1"; kill -9 $$"#)
        guard case .failure(.failed(_, status: 137, let kept?))? = edit("x", with: ["EDITOR": editor]) else {
            Issue.record("it didn't fail, or kept nothing")
            return
        }
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "much\n")
    }

    @Test func aMissingEditorIsNamed() throws {
        #expect(edit("x", with: ["EDITOR": "no-such-editor"]) == .failure(.notFound(editor: "no-such-editor")))
        #expect(try leftovers.isEmpty)
    }

    @Test func anEditorMayLeaveNoFileOrTooMuch() throws {
        let gone = try script("gone", #"rm "$1""#)
        #expect(edit("x", with: ["EDITOR": gone]) == .failure(.fileGone(editor: gone)))
        let large = try script("large", #"head -c 1048577 /dev/zero > "$1""#)
        guard case .failure(.tooLarge(let kept))? = edit("x", with: ["EDITOR": large]) else {
            Issue.record("too large a note was taken")
            return
        }
        #expect(FileManager.default.fileExists(atPath: kept))
    }

    @Test func aFolderThatCannotBeWrittenIsNamed() {
        let editor = ExternalEditor(environment: [:], folder: URL(filePath: "/nowhere"))
        let told = Mutex("")
        editor.edit("x", run: host.run) { result in
            if case .failure(let trouble) = result { told.withLock { $0 = "\(trouble)" } }
        }
        #expect(told.withLock { $0 }.hasPrefix("The editor can't be given a file in /nowhere: "))
    }

    @Test(
        arguments: [
            (.cannotRun, "The editor couldn't be started; nothing has changed."),
            (
                .notFound(editor: "e\u{1B}[31m"),
                "There is no editor “e”; set VISUAL or EDITOR to one that is installed."
            ),
            (.notFound(editor: nil), "There is neither nano nor vi; set VISUAL or EDITOR to your editor."),
            (.failed(editor: "vi", status: 1, kept: nil), "vi ended with status 1; nothing has changed."),
            (.failed(editor: "vi", status: 1, kept: "/t/n"), "vi ended with status 1; what it had written is in /t/n."),
            (.fileGone(editor: "vi"), "vi left no file; nothing has changed."),
            (.tooLarge(kept: "/t/n"), "That is more than 1 MiB, too much for a note; it is in /t/n."),
        ] as [(EditorTrouble, String)]
    )
    func troubleIsToldInOneLine(trouble: EditorTrouble, sentence: String) {
        #expect("\(trouble)" == sentence)
    }
}
