internal import CNcurses
internal import TerminalUI

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the terminal's thread does: it waits for keys, signals and requests, and makes every call of curses.
struct TerminalLoop {
    /// How long a pause within a paste or a mouse report may be, in milliseconds, before it counts as cut short.
    private static let pauseLimit: Int32 = 500
    /// So many events are passed on before frames get a turn, in a flood of input.
    private static let burst = 32

    /// How long the beginning of an answer is held back before it counts as typed, in milliseconds.
    private static let heldLimit: Int32 = 100
    /// An answer that is on its way when the terminal is given back is waited for so long: the shell would take it for
    /// something typed.
    private static let answerLimit = Duration.milliseconds(200)
    /// After so long none is on its way any more.
    private static let answerAge = Duration.seconds(1)

    private let mailbox: Mailbox
    private let onEvent: (InputEvent) -> Void
    private var terminal: Terminal<NcursesScreen>
    private var lastFrame: Frame?
    /// The last frame wasn't drawn, since the terminal was behind.
    private var isUndrawn = false
    private var replies = ReplyFilter()
    /// Whether the terminal is still to be asked for its background.
    private var isToAsk: Bool
    private var asked = ContinuousClock.now
    /// Standard input has ended.
    private var isClosed = false
    /// The terminal is the shell's, and stays so: the process was told to end while suspended.
    private var isAway = false

    /// - Parameter asksBackground: whether the terminal may be asked for its background, once it shows the first frame.
    init(
        mailbox: Mailbox,
        screen: NcursesScreen,
        asksBackground: Bool,
        onEvent: @escaping (InputEvent) -> Void
    ) {
        isToAsk = asksBackground
        self.mailbox = mailbox
        self.onEvent = onEvent
        terminal = Terminal(backend: screen)
    }

    /// Runs until it is asked to close; the terminal is then still taken over.
    mutating func run() {
        while perform(mailbox.take()) {
            if isUndrawn, !terminal_is_behind(), let lastFrame {
                draw(lastFrame)
            }
            let limit = replies.isHolding ? Self.heldLimit : -1
            let ready = UInt32(bitPattern: terminal_wait(!isClosed && !isAway, limit))
            if ready == TERMINAL_READY_NONE.rawValue {
                tell(replies.release())
            }
            if ready & TERMINAL_READY_WAKE.rawValue != 0 {
                handleWakes()
            }
            if ready & TERMINAL_READY_INPUT.rawValue != 0 {
                readInput()
            }
            if ready & TERMINAL_READY_CLOSED.rawValue != 0 {
                isClosed = true
                onEvent(.closed)
            }
        }
    }

    /// Does the work; false when it is to close.
    private mutating func perform(_ work: Mailbox.Work) -> Bool {
        guard !work.closes else {
            for program in work.programs { program.onEnd(nil) }
            takeLastAnswers()
            return false
        }
        if let frame = work.frame {
            lastFrame = frame
            draw(frame)
        }
        for text in work.copies where !isClosed && !isAway {
            send(Clipboard.copySequence(text))
        }
        if let mouse = work.mouse {
            terminal_use_mouse(mouse, !isClosed && !isAway)
        }
        for program in work.programs {
            run(program)
        }
        if work.suspends {
            suspend()
        }
        return true
    }

    private mutating func draw(_ frame: Frame) {
        // A frame of another size was drawn before the program knew of a resize; the next one follows.
        guard !isClosed, !isAway, frame.buffer.size == terminal.size else { return }
        // Of what comes while a slow terminal takes a frame, only the newest is drawn.
        isUndrawn = terminal_is_behind()
        guard !isUndrawn else { return }
        terminal.draw(frame)
        if isToAsk {
            isToAsk = false
            send(ReplyFilter.question)
            replies.ask()
            asked = .now
        }
    }

    private mutating func handleWakes() {
        var wakes: [Wake] = []
        while case let number = terminal_next_wake(), number >= 0 {
            if let wake = Wake(signal: number), !wakes.contains(wake) {
                wakes.append(wake)
            }
        }
        // A process that is told to end may have been continued for it alone, and then leaves the terminal be.
        let endings = wakes.filter(\.endsProcess)
        for wake in endings.isEmpty ? wakes : endings {
            switch wake {
            case .terminate(let signal):
                onEvent(.terminate(signal: signal))
            case .resize:
                takeSize()
            case .suspend:
                suspend()
            case .resume:
                guard !isClosed, !isAway else { continue }
                terminal_resume()
                comeBack()
            }
        }
    }

    private mutating func suspend() {
        guard !isClosed, !isAway else { return }
        if terminal_suspend() {
            comeBack()
        } else {
            isAway = true
        }
    }

    private mutating func run(_ program: Mailbox.Program) {
        guard !isClosed, !isAway else { return program.onEnd(nil) }
        program.onEnd(ForegroundProgram.withStrings(program.arguments) { terminal_run($0) })
        comeBack()
    }

    /// The terminal was used by others meanwhile.
    private mutating func comeBack() {
        terminal.invalidate()
        takeSize()
        if let lastFrame {
            draw(lastFrame)
        }
        onEvent(.resumed)
    }

    private mutating func takeSize() {
        guard !isClosed, !isAway else { return }
        terminal_update_size()
        let size = terminal.size
        guard size != mailbox.size else { return }
        mailbox.size = size
        terminal.invalidate()
        onEvent(.resize(size))
    }

    private mutating func readInput() {
        var hasInput = true
        var count = 0
        while !mailbox.isClosing {
            let input = terminal_read(hasInput)
            // Only when curses holds nothing back may the loop wait again.
            guard hasInput || input.kind != TERMINAL_INPUT_NONE else { return }
            for event in events(for: input) {
                onEvent(event)
                count += 1
                if count.isMultiple(of: Self.burst), !perform(mailbox.take()) { return }
            }
            let ready = UInt32(bitPattern: terminal_wait(true, 0))
            hasInput = ready & TERMINAL_READY_INPUT.rawValue != 0
        }
    }

    private mutating func events(for input: terminal_input) -> [InputEvent] {
        if input.kind == TERMINAL_INPUT_CHARACTER {
            return Unicode.Scalar(input.character).map { Self.events(replies.consume($0)) } ?? []
        }
        // Another key, or nothing: what could have begun an answer stands before it.
        guard let event = event(for: input) else { return [] }
        return Self.events(replies.release()) + [event]
    }

    private static func events(_ outputs: [ReplyFilter.Output]) -> [InputEvent] {
        outputs.compactMap { output in
            switch output {
            case .typed(let scalar): KeyDecoder.key(character: scalar).map(InputEvent.key)
            case .background(let colour): .background(colour)
            }
        }
    }

    private func tell(_ outputs: [ReplyFilter.Output]) {
        for event in Self.events(outputs) { onEvent(event) }
    }

    private func send(_ text: String) {
        let bytes = Array(text.utf8CString.dropLast())
        terminal_send(bytes, bytes.count)
    }

    private mutating func takeLastAnswers() {
        let now = ContinuousClock.now
        guard replies.isAwaiting, !isClosed, !isAway, now < asked + Self.answerAge else { return }
        let deadline = now + Self.answerLimit
        while replies.isAwaiting, ContinuousClock.now < deadline {
            let ready = UInt32(bitPattern: terminal_wait(true, 20))
            while terminal_next_wake() >= 0 {}
            guard ready & TERMINAL_READY_CLOSED.rawValue == 0 else { return }
            guard ready & TERMINAL_READY_INPUT.rawValue != 0 else { continue }
            let input = terminal_read(true)
            guard input.kind == TERMINAL_INPUT_CHARACTER, let scalar = Unicode.Scalar(input.character) else { continue }
            _ = replies.consume(scalar)
        }
    }

    private func event(for input: terminal_input) -> InputEvent? {
        switch input.kind {
        case TERMINAL_INPUT_KEY:
            return input.key_name.flatMap { KeyDecoder.key(name: String(cString: $0)) }.map(InputEvent.key)
        case TERMINAL_INPUT_MOUSE:
            return readMouse()
        case TERMINAL_INPUT_PASTE:
            return readPaste()
        default:
            return nil
        }
    }

    private func readMouse() -> InputEvent? {
        var decoder = MouseDecoder()
        while let byte = nextByte() {
            if case .done(let event) = decoder.consume(byte) {
                return event.map(InputEvent.mouse)
            }
        }
        return nil
    }

    private func readPaste() -> InputEvent {
        var decoder = PasteDecoder()
        while let byte = nextByte(), !decoder.consume(byte) {}
        return .paste(decoder.text)
    }

    private func nextByte() -> UInt8? {
        UInt8(exactly: terminal_read_byte(Self.pauseLimit))
    }
}
