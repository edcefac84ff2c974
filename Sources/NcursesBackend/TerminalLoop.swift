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

    private let mailbox: Mailbox
    private let onEvent: (InputEvent) -> Void
    private var terminal: Terminal<NcursesScreen>
    private var lastFrame: Frame?
    /// Standard input has ended.
    private var isClosed = false
    /// The terminal is the shell's, and stays so: the process was told to end while suspended.
    private var isAway = false

    init(mailbox: Mailbox, screen: NcursesScreen, onEvent: @escaping (InputEvent) -> Void) {
        self.mailbox = mailbox
        self.onEvent = onEvent
        terminal = Terminal(backend: screen)
    }

    /// Runs until it is asked to close; the terminal is then still taken over.
    mutating func run() {
        while perform(mailbox.take()) {
            let ready = UInt32(bitPattern: terminal_wait(!isClosed && !isAway, -1))
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
            return false
        }
        if let frame = work.frame {
            lastFrame = frame
            draw(frame)
        }
        for text in work.copies where !isClosed && !isAway {
            let bytes = Array(Clipboard.copySequence(text).utf8CString.dropLast())
            terminal_send(bytes, bytes.count)
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
        terminal.draw(frame)
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
        var arguments = program.arguments.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let status = terminal_run(&arguments)
        program.onEnd(status < 0 ? nil : Int(status))
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
            if let event = event(for: input) {
                onEvent(event)
                count += 1
                if count.isMultiple(of: Self.burst), !perform(mailbox.take()) { return }
            }
            let ready = UInt32(bitPattern: terminal_wait(true, 0))
            hasInput = ready & TERMINAL_READY_INPUT.rawValue != 0
        }
    }

    private func event(for input: terminal_input) -> InputEvent? {
        switch input.kind {
        case TERMINAL_INPUT_CHARACTER:
            return Unicode.Scalar(input.character).flatMap(KeyDecoder.key(character:)).map(InputEvent.key)
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
