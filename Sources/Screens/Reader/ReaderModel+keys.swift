import TerminalUI

extension ReaderModel {
    public enum Action: Equatable, Sendable {
        /// Rows, negative is up.
        case scroll(Int)
        /// Pages, negative is up.
        case page(Int)
        case halfPage(Int)
        case start
        case end
        /// From 1.
        case section(Int)
        /// Columns, negative is to the left.
        case pan(Int)
        case selectLink(Int)
        case follow
        case hints
        case outline
        case lab
        case questions
        case find
        case edit(TextField.Edit)
        case acceptFind
        case match(Int)
        case answers
        case toggleRead
        case bookmark
        case note
        case editNote(TextArea.Edit)
        /// To the learner's own editor.
        case handNoteOver
        case copyCode
        /// On the learning path.
        case next
        /// In a list over the text.
        case move(Movement)
        case choose
        /// Whatever is open or selected.
        case close
        /// Moves the line before the outline.
        case divide(Int)
    }

    /// Letters are for a field or for labels.
    public var isTyping: Bool {
        switch overlay {
        case .hints, .note: true
        case .outline, .labs, .address: false
        case nil: find?.isTyping == true
        }
    }

    public var keyMap: KeyMap<Action> {
        switch overlay {
        case .outline, .labs: KeyMap(listBindings)
        case .hints: KeyMap(hintBindings)
        case .note: KeyMap(noteBindings)
        case .address: KeyMap(addressBindings)
        case nil: KeyMap(find?.isTyping == true ? typingBindings : readingBindings)
        }
    }

    private var readingBindings: [KeyBinding<Action>] {
        moveBindings + answerBindings + nextBindings + linkBindings + findBindings + pageBindings + ownBindings
            + dividerBindings
    }

    private var moveBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                .character(" "),
                KeyEvent(.pageDown),
                action: .page(1),
                label: "space",
                help: "read on (also PgDn)",
                hint: "read on"
            ),
            KeyBinding(KeyEvent(.pageUp), action: .page(-1), help: "a page back"),
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: .scroll(-1),
                label: "↑ ↓",
                help: "a line (also k and j)"
            ),
            KeyBinding(KeyEvent(.down), .character("j"), action: .scroll(1)),
            KeyBinding(.control("u"), action: .halfPage(-1), label: "Ctrl-U Ctrl-D", help: "half a page"),
            KeyBinding(.control("d"), action: .halfPage(1)),
            KeyBinding(.character("g"), KeyEvent(.home), action: .start, label: "g G", help: "the start and the end"),
            KeyBinding(.character("G"), KeyEvent(.end), action: .end),
            KeyBinding(
                KeyEvent(.left),
                .character("h"),
                action: .pan(-8),
                label: "← →",
                help: "move wide code and tables (also h and l)",
                hint: isWide ? "more to the side" : nil
            ),
            KeyBinding(KeyEvent(.right), .character("l"), action: .pan(8)),
        ]
            + (1...9).map { number in
                KeyBinding(
                    .character(Character("\(number)")),
                    action: .section(number),
                    label: number == 1 ? "1 … 7" : nil,
                    help: number == 1 ? "a part: 6 the questions, 7 further reading" : ""
                )
            }
    }

    /// Something on the screen is wider than the page.
    private var isWide: Bool { (layout?.text.overflow(in: visibleRows) ?? 0) > 0 }

    /// At the end of the page, where one asks what comes next.
    private var nextBindings: [KeyBinding<Action>] {
        guard let step = page?.step, let title = step.nextTitle else { return [] }
        let help = "on to “\(title)”, next on \(step.title)"
        return [KeyBinding(.character(">"), action: .next, help: help, hint: fraction == 1 ? "next on the path" : nil)]
    }

    private var linkBindings: [KeyBinding<Action>] {
        [
            KeyBinding(.character("f"), action: .hints, help: "a letter for each link on the screen", hint: "links"),
            KeyBinding(
                KeyEvent(.tab),
                action: .selectLink(1),
                label: "Tab Shift-Tab",
                help: "the next link, the one before"
            ),
            KeyBinding(KeyEvent(.backTab), action: .selectLink(-1)),
            KeyBinding(
                KeyEvent(.enter),
                action: .follow,
                help: "follow the selected link",
                hint: selectedLink == nil ? nil : "follow"
            ),
        ]
    }

    private var findBindings: [KeyBinding<Action>] {
        let start = KeyBinding(
            .control("f"),
            KeyEvent(.function(3)),
            action: Action.find,
            label: "Ctrl-F",
            help: "find in the page (also F3)",
            hint: "find"
        )
        let end = KeyBinding(
            KeyEvent(.escape),
            action: Action.close,
            help: find == nil ? "" : "end the search in the page"
        )
        guard find != nil else { return selectedLink == nil ? [start] : [start, end] }
        return [
            start,
            KeyBinding(
                .character("n"),
                action: .match(1),
                label: "n N",
                help: "next match, the one before",
                hint: "next"
            ),
            KeyBinding(.character("N"), action: .match(-1)),
            end,
        ]
    }

    private var answerBindings: [KeyBinding<Action>] {
        guard let page, !page.questions.isEmpty else { return [] }
        let verb = showsAnswers ? "hide" : "show"
        let hint = showsQuestions ? "\(verb) answers" : nil
        return [KeyBinding(.character("a"), action: .answers, help: "\(verb) the answers", hint: hint)]
    }

    private var pageBindings: [KeyBinding<Action>] {
        let hint = geometry.outline == nil ? "outline" : nil
        var bindings = [KeyBinding(.character("o"), action: Action.outline, help: "outline", hint: hint)]
        if let page, !page.labs.isEmpty {
            bindings.append(KeyBinding(.character("L"), action: .lab, help: "the topic's lab", hint: "lab"))
        }
        if let page, topic != nil, !page.questions.isEmpty {
            let help = "be asked the topic's questions"
            let hint = isRoomy || showsQuestions ? "questions" : nil
            bindings.append(KeyBinding(.character("Q"), action: .questions, help: help, hint: hint))
        }
        if topic != nil, page != nil {
            let words = state == .read ? "mark as unread" : "mark as read"
            // The footer of a narrow screen is full without it.
            let hint = isRoomy ? words : nil
            bindings.append(KeyBinding(.character("r"), action: .toggleRead, help: words, hint: hint))
        }
        return bindings
    }

    private var dividerBindings: [KeyBinding<Action>] {
        geometry.divided == nil
            ? [] : Divider.bindings(hasLetters: false, help: "move the line before the outline", Action.divide)
    }

    private var isRoomy: Bool { size.width >= 100 }

    /// The learner's own marks, and what they take along.
    private var ownBindings: [KeyBinding<Action>] {
        guard let page else { return [] }
        let mark = page.bookmark == nil ? "bookmark" : "remove the bookmark"
        let copy = KeyBinding(
            .character("y"),
            action: Action.copyCode,
            help: "copy the code on the screen",
            hint: isRoomy && !visibleCodes.isEmpty ? "copy code" : nil
        )
        return [
            KeyBinding(
                .character("b"),
                action: .bookmark,
                help: mark,
                hint: isRoomy && page.bookmark == nil ? mark : nil
            ),
            KeyBinding(
                .character("m"),
                action: .note,
                help: page.note.isEmpty ? "write a note" : "change the note",
                hint: isRoomy ? "note" : nil
            ),
            copy,
        ]
    }

    /// Questions are on the screen.
    private var showsQuestions: Bool {
        layout?.sections.contains { $0.part == .questions && $0.lines.overlaps(visibleRows) } ?? false
    }
}
