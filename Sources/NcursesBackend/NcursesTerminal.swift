internal import CNcurses
internal import Synchronization
public import TerminalUI

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The process's terminal, through ncurses. One at a time can be open.
///
/// A thread of its own makes every call of curses, so that no other waits for the terminal.
public final class NcursesTerminal: TerminalHost, Sendable {
    private static let isInUse = Mutex(false)

    private let mailbox: Mailbox
    private let thread = Mutex<pthread_t?>(nil)

    private init(mailbox: Mailbox) {
        self.mailbox = mailbox
    }

    /// Takes the terminal over.
    /// - Parameter onEvent: called on the terminal's thread, for one event after the other; while it runs nothing is drawn.
    public static func open(
        _ options: TerminalOptions,
        onEvent: @escaping @Sendable (InputEvent) -> Void
    ) throws(TerminalError) -> NcursesTerminal {
        let type = options.environment["TERM", default: ""]
        guard !type.isEmpty else { throw .typeUnset }
        guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
        guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
        guard
            isInUse.withLock({ isInUse in
                defer { isInUse = true }
                return !isInUse
            })
        else { throw .alreadyOpen }
        do {
            return try start(options, type: type, onEvent: onEvent)
        } catch {
            isInUse.withLock { $0 = false }
            throw error
        }
    }

    public var size: Size { mailbox.size }

    public func present(_ frame: Frame) {
        mailbox.request { $0.frame = frame }
    }

    public func suspend() {
        mailbox.request { $0.suspends = true }
    }

    public func copy(_ text: String) {
        mailbox.request { $0.copies.append(text) }
    }

    public func useMouse(_ isUsed: Bool) {
        mailbox.request { $0.mouse = isUsed }
    }

    public func run(_ arguments: [String], onEnd: @escaping @Sendable (Int?) -> Void) {
        mailbox.request { $0.programs.append(Mailbox.Program(arguments: arguments, onEnd: onEnd)) }
    }

    /// Gives the terminal back as it was and returns when that is done. Called again it does nothing; called from
    /// `onEvent` it returns at once, and the terminal is given back after the event.
    public func close() {
        mailbox.request { $0.closes = true }
        guard let thread = thread.withLock({ $0.take() }) else { return }
        if pthread_equal(thread, pthread_self()) != 0 {
            pthread_detach(thread)
        } else {
            pthread_join(thread, nil)
        }
    }

    private static func start(
        _ options: TerminalOptions,
        type: String,
        onEvent: @escaping @Sendable (InputEvent) -> Void
    ) throws(TerminalError) -> NcursesTerminal {
        terminal_set_locale(TerminalOptions.localeName(options.environment))
        let mayUseColours = options.colours.allowsColours(environment: options.environment)
        switch terminal_open(type, options.mouse, mayUseColours) {
        case TERMINAL_OPEN_OK: break
        case TERMINAL_OPEN_UNKNOWN_TYPE: throw .typeUnknown(type)
        case TERMINAL_OPEN_NO_CURSOR: throw .cannotPlaceCursor(type)
        default: throw .cannotOpen
        }
        let takesCommands = Hyperlink.isHarmless(onType: type) && terminal_is_ansi()
        let screen = NcursesScreen(
            colours: options.colours.colours(terminalHas: Int(terminal_colours())),
            pairLimit: Int(terminal_colour_pairs()),
            usesUnicode: options.unicode,
            hasLinks: takesCommands
        )
        let mailbox = Mailbox(size: screen.size) { terminal_wake() }
        let terminal = NcursesTerminal(mailbox: mailbox)
        let isStarted = terminal.thread.withLock { thread in
            thread = startThread {
                terminal_unblock_signals()
                var loop = TerminalLoop(
                    mailbox: mailbox,
                    screen: screen,
                    asksBackground: takesCommands,
                    onEvent: onEvent
                )
                loop.run()
                mailbox.shut()
                terminal_close()
                isInUse.withLock { $0 = false }
            }
            return thread != nil
        }
        guard isStarted else {
            terminal_close()
            throw .cannotOpen
        }
        return terminal
    }

    private final class ThreadBody: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    private static func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let context = Unmanaged.passRetained(ThreadBody(body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { context in
                if let context {
                    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            },
            context.toOpaque()
        )
        guard status == 0 else {
            context.release()
            return nil
        }
        return thread
    }
}
