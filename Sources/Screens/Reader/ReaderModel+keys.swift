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
        case find
        case edit(TextField.Edit)
        case acceptFind
        case match(Int)
        case answers
        case toggleRead
        /// In a list over the text.
        case move(Movement)
        case choose
        /// Whatever is open or selected.
        case close
    }

    /// Letters are for a field or for labels.
    public var isTyping: Bool {
        if case .hints = overlay { return true }
        return overlay == nil && find?.isTyping == true
    }

    public var keyMap: KeyMap<Action> {
        switch overlay {
        case .outline, .labs: KeyMap(listBindings)
        case .hints: KeyMap(hintBindings)
        case nil: KeyMap(find?.isTyping == true ? typingBindings : readingBindings)
        }
    }

    private var readingBindings: [KeyBinding<Action>] {
        moveBindings + answerBindings + linkBindings + findBindings + pageBindings
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
                help: "move wide code (also h and l)"
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
        if topic != nil, page != nil {
            let words = state == .read ? "mark as unread" : "mark as read"
            // The footer of a narrow screen is full without it.
            let hint = size.width >= 100 ? words : nil
            bindings.append(KeyBinding(.character("r"), action: .toggleRead, help: words, hint: hint))
        }
        return bindings
    }

    /// Questions are on the screen.
    private var showsQuestions: Bool {
        layout?.sections.contains { $0.part == .questions && $0.lines.overlaps(visibleRows) } ?? false
    }

    private var typingBindings: [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.enter), action: .acceptFind, help: "keep the matches", hint: "keep"),
            KeyBinding(
                KeyEvent(.down),
                action: .match(1),
                label: "↓ ↑",
                help: "next match, the one before",
                hint: "next"
            ),
            KeyBinding(KeyEvent(.up), action: .match(-1)),
            KeyBinding(KeyEvent(.escape), action: .close, help: "back to where you were", hint: "back"),
        ] + TextField.bindings(Action.edit)
    }

    private var hintBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.escape),
                KeyEvent(.backspace),
                action: .close,
                label: "Esc",
                help: "no link",
                hint: "or the letter of a link"
            )
        ]
    }

    private var listBindings: [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.enter), action: .choose, help: "go there", hint: "go there"),
            KeyBinding(
                KeyEvent(.escape),
                .character("q"),
                .character("o"),
                .character("L"),
                action: .close,
                label: "Esc",
                help: "close",
                hint: "close"
            ),
        ] + movementBindings(Action.move)
    }
}
