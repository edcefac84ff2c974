import TerminalUI
import Testing

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct WakeTests {
    @Test(arguments: [
        (SIGTERM, Wake.terminate(SIGTERM)), (SIGINT, .terminate(SIGINT)), (SIGHUP, .terminate(SIGHUP)),
        (SIGWINCH, .resize), (SIGTSTP, .suspend), (SIGCONT, .resume), (0, nil), (SIGUSR1, nil),
    ])
    func aSignalAsksForOneThing(signal: Int32, expected: Wake?) {
        #expect(Wake(signal: signal) == expected)
        #expect(expected?.endsProcess ?? false == [SIGTERM, SIGINT, SIGHUP].contains(signal))
    }
}

struct MailboxTests {
    private let size = Size(width: 4, height: 1)

    private func frame(_ text: String) -> Frame {
        var buffer = Buffer(size: size)
        buffer.write(text, x: 0, y: 0)
        return Frame(buffer: buffer)
    }

    @Test func onlyTheNewestFrameIsDrawn() {
        let wakes = Counter()
        let mailbox = Mailbox(size: size) { wakes.increment() }
        mailbox.request { $0.frame = frame("a") }
        mailbox.request { $0.frame = frame("b") }
        mailbox.request { $0.copies.append("x") }
        #expect(wakes.count == 1)
        let work = mailbox.take()
        #expect(work.frame == frame("b"))
        #expect(work.copies == ["x"])
        #expect(mailbox.take().isEmpty)
        mailbox.request { $0.suspends = true }
        #expect(wakes.count == 2)
    }

    @Test func aRequestToCloseStays() {
        let mailbox = Mailbox(size: size) {}
        mailbox.request { $0.closes = true }
        #expect(mailbox.isClosing)
        #expect(mailbox.take().closes)
        #expect(mailbox.take().closes)
    }

    @Test func nothingWakesAThreadThatHasEnded() {
        let wakes = Counter()
        let mailbox = Mailbox(size: size) { wakes.increment() }
        mailbox.shut()
        mailbox.request { $0.frame = frame("a") }
        #expect(wakes.count == 0)
        #expect(mailbox.take().isEmpty)
    }
}

extension Mailbox.Work {
    fileprivate var isEmpty: Bool { frame == nil && copies.isEmpty && programs.isEmpty && !suspends && !closes }
}
