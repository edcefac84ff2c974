import Content
import FoundationEssentials
import KnowledgeStore
import TerminalUI

/// The learner's own marks on a page: the note and the bookmark.
extension ReaderModel {
    /// Where the note is written: at the bottom of the screen, so that what it is about stays in sight.
    var noteFrame: Rect {
        let text = geometry.text
        let height = min(size.height, max(8, size.height / 2))
        let x = max(0, text.x - 2)
        let width = min(size.width - x, max(geometry.columns + 4, 0))
        return Rect(x: x, y: size.height - height, width: width, height: height)
    }

    /// What the note's rows have of it.
    var noteArea: Rect { noteFrame.inset(dx: 2, dy: 1) }

    mutating func openNote() -> [Effect] {
        guard let page else { return [] }
        var editor = NoteEditor(page.note)
        editor.reveal(in: noteArea.size)
        overlay = .note(editor)
        return []
    }

    mutating func editNote(_ change: (inout NoteEditor) -> Void) {
        guard case .note(var editor) = overlay else { return }
        change(&editor)
        overlay = .note(editor)
    }

    mutating func typeNote(_ text: String) -> [Effect] {
        var fits = true
        let area = noteArea.size
        editNote { fits = $0.insert(text, in: area) }
        return fits ? [] : [.notify("A note holds 64 KiB: the rest was left out.")]
    }

    /// Closes the editor. What was written is always kept.
    mutating func keepNote() -> [Effect] {
        guard case .note(let editor) = overlay else { return [] }
        guard editor.excess <= 0 else {
            return [.notify("A note holds 64 KiB: shorten this one by \(counted(editor.excess, "byte")).")]
        }
        overlay = nil
        guard editor.isChanged else { return [] }
        let isEmpty = editor.text.allSatisfy(\.isWhitespace)
        show(note: isEmpty ? "" : editor.text)
        return [.saveNote(editor.text, on: reference), .notify(isEmpty ? "The note is removed." : "The note is kept.")]
    }

    /// What is written so far, for the record: the program ends, or another editor takes over.
    var draftEffects: [Effect] {
        guard case .note(let editor) = overlay, editor.isChanged else { return [] }
        return [.saveNote(editor.draft, on: reference)]
    }

    /// Hands the note to the learner's own editor.
    func handNoteOver() -> [Effect] {
        guard case .note(let editor) = overlay else { return [] }
        return draftEffects + [.edit(text: editor.text, for: reference)]
    }

    /// Takes the note back from the learner's own editor.
    mutating func takeBack(_ text: String, for page: ContentReference) -> [Effect] {
        guard page == reference, self.page != nil else { return [] }
        // Editors end a file with a line break.
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        var editor = NoteEditor(text, instead: self.page?.note ?? "")
        editor.reveal(in: noteArea.size)
        overlay = .note(editor)
        return keepNote()
    }

    mutating func toggleBookmark() -> [Effect] {
        guard let page, let place else { return [] }
        if page.bookmark != nil {
            mark(nil)
            return [.removeBookmark(reference), .notify("The bookmark is removed.")]
        }
        // The record dates it.
        let bookmark = Bookmark(page: reference, part: place.part, line: place.line, date: .distantPast)
        mark(bookmark)
        return [.setBookmark(bookmark), .notify("Bookmarked at “\(title(at: top))”.")]
    }

    /// The row that the bookmark marks.
    var bookmarkedLine: Int? {
        guard let bookmark = page?.bookmark else { return nil }
        return line(at: PlaceRuler.Place(part: bookmark.part, line: bookmark.line))
    }

    /// The heading over a row; the page's title at its top.
    func title(at line: Int) -> String {
        let section = layout.flatMap { layout in layout.section(at: line).map { layout.sections[$0] } }
        let title = section.map { line >= $0.heading ? $0.title : "" } ?? ""
        return title.isEmpty ? page?.title ?? "" : title
    }
}
