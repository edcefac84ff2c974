import Content
import Foundation
import KnowledgeStore
import LabKit
import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The runtime as the program has it, over a terminal that only records.
@Suite(.timeLimit(.minutes(1))) struct RuntimeTests {
    private struct Fixture {
        let sample: SampleContent
        let folder: TemporaryFolder
        let services: Services
        let labs = ScriptedLabs()
        let host = RecordingHost(size: .usual)
        let mailbox = Mailbox<AppMessage>()
        let time = ManualTime()
        let clock: LabClock
        let runtime: Runtime

        /// - Parameter laterFiles: written after the index was made, and found by the look at the files that the
        ///   interface takes once it is up.
        init(laterFiles: [String: String] = [:]) throws {
            let sample = try SampleContent()
            self.sample = sample
            let folder = try TemporaryFolder()
            self.folder = folder
            let openIndex: @Sendable () throws -> KnowledgeIndex = {
                try KnowledgeIndex.open(
                    at: folder.url.appending(path: "cache"),
                    source: .content(of: ContentLibrary(root: sample.root))
                )
            }
            let index = try openIndex()
            for (path, text) in laterFiles { try sample.folder.write(text, to: path) }
            services = Services(
                library: ContentLibrary(root: sample.root),
                index: index,
                freshIndex: laterFiles.isEmpty ? nil : openIndex,
                record: try LearnerRecord.open(at: folder.url.appending(path: "data"), now: { Date() }),
                labs: labs,
                now: { Date() }
            )
            clock = LabClock(realNow: { [time] in time.now })
            runtime = Runtime(
                services: services,
                host: host,
                mailbox: mailbox,
                clock: clock
            )
        }

        func type(_ text: String) {
            for character in text { mailbox.post(.input(.key(.character(character)))) }
        }

        func press(_ key: Key) { mailbox.post(.input(.key(KeyEvent(key)))) }

        func quit() { mailbox.post(.input(.key(.control("c")))) }

        /// Opens the lab and runs it without a prediction.
        func startLab() async {
            _ = await host.frame(showing: "charged at least twice")
            type("s")
            await labs.wait { $0.running == 1 }
            tellStart()
        }

        func tellStart() {
            labs.tell(.started(addresses: ["payments": "http://127.0.0.1:4001"], prefixes: [:]))
            labs.tell(.state(.running))
        }

        func advance(_ duration: Duration) {
            time.advance(duration)
            clock.run()
        }
    }

    @Test func whatChangedSinceTheIndexWasMadeIsShownOnceItIsFound() async throws {
        let path = """
            id: second
            title: A second path
            audience: Whoever has been away.
            weeks: 1
            outcome: Nothing is missed.
            stages:
              - title: All of it
                topics: [idempotency]
            """
        let fixture = try Fixture(laterFiles: ["content/paths/second.yml": path])
        async let ended = fixture.runtime.run()
        #expect(await fixture.host.frame(showing: "A second path") != nil)
        #expect(fixture.host.log.frames.first?.buffer.text().contains("A second path") == false)
        fixture.quit()
        #expect(await ended == nil)
    }

    @Test func startsSearchesReadsAndQuits() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run()
        #expect(await fixture.host.frame(showing: "Start here") != nil)
        fixture.type("/stampede")
        #expect(await fixture.host.frame(showing: "One key expires, and every client") != nil)
        fixture.press(.enter)
        #expect(await fixture.host.frame(showing: "Core concept") != nil)
        fixture.quit()
        #expect(await ended == nil)
    }

    @Test func keysThatCameTogetherCostOneFrame() async throws {
        let fixture = try Fixture()
        fixture.type("/")
        fixture.type(String(repeating: "x", count: 50))
        fixture.type("\u{1B}")
        fixture.quit()
        await fixture.runtime.run()
        #expect(fixture.host.frameCount == 2)
    }

    @Test func aClosedMailboxEndsTheProgram() async throws {
        let fixture = try Fixture()
        fixture.mailbox.close()
        await fixture.runtime.run()
        #expect(fixture.host.frameCount == 1)
    }

    @Test func cancellationEndsTheProgram() async throws {
        let fixture = try Fixture()
        await withTaskGroup { group in
            group.addTask { await fixture.runtime.run() }
            _ = await fixture.host.frame(showing: "Start here")
            group.cancelAll()
        }
    }

    @Test func whatIsReadAtTheEndIsWrittenBeforeItEnds() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .page(.topic("idempotency"), part: nil))
        _ = await fixture.host.frame(showing: "Core concept")
        fixture.type("4")
        _ = await fixture.host.frame(showing: "A key for each attempt")
        fixture.quit()
        #expect(await ended == nil)
        #expect(try fixture.services.record.lastRead()?.topic == "idempotency")
    }

    @Test func suspensionAndCopiesReachTheTerminal() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        await fixture.startLab()
        fixture.type("y")
        #expect(await fixture.host.frame(showing: "Copied, if this terminal can") != nil)
        fixture.mailbox.post(.input(.key(.control("z"))))
        fixture.quit()
        #expect(await ended == nil)
        let line = #"curl -i -X POST http://127.0.0.1:4001/payments -d '{"order":"mine-1","amount":500}'"#
        #expect(fixture.host.log.copied == [line])
        #expect(fixture.host.log.suspensions == 1)
    }

    // MARK: Labs

    @Test func aLabRunsIsToldAndIsStoppedWithTheProgram() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        await fixture.startLab()
        fixture.type(" ")
        await fixture.labs.wait { $0.commands == [.pause] }
        fixture.quit()
        #expect(await ended == nil)
        #expect(fixture.labs.log.running == 0)
        #expect(fixture.labs.log.started == 1)
    }

    @Test func aLabThatIsLeftAtOnceDoesNotRunOn() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        _ = await fixture.host.frame(showing: "charged at least twice")
        // In one batch: it is told to stop before it could start.
        fixture.type("sq/")
        _ = await fixture.host.frame(showing: "type what you would say")
        await fixture.labs.wait { $0.started == 1 && $0.running == 0 }
        fixture.quit()
        #expect(await ended == nil)
        #expect(fixture.labs.log.running == 0)
    }

    @Test func aRestartEndsTheRunBefore() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        await fixture.startLab()
        fixture.type("r")
        await fixture.labs.wait { $0.started == 2 && $0.running == 1 }
        fixture.tellStart()
        fixture.type(" ")
        await fixture.labs.wait { $0.commands == [.pause] }
        fixture.quit()
        #expect(await ended == nil)
        #expect(fixture.labs.log.running == 0)
    }

    @Test func twoLabsRunAtOnceWhereTheyAreComparedAndBothEndWithTheProgram() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        await fixture.startLab()
        fixture.type("c")
        fixture.press(.right)
        fixture.press(.enter)
        await fixture.labs.wait { $0.started == 3 && $0.running == 2 }
        fixture.type("c")
        await fixture.labs.wait { $0.running == 1 }
        fixture.tellStart()
        _ = await fixture.host.frame(showing: "A shop that never gives up")
        fixture.type("c")
        fixture.press(.right)
        fixture.press(.enter)
        await fixture.labs.wait { $0.started == 5 && $0.running == 2 }
        fixture.quit()
        #expect(await ended == nil)
        #expect(fixture.labs.log.running == 0)
    }

    @Test func aLabsUpdatesShareFramesAndKeysAreDrawnAtOnce() async throws {
        let fixture = try Fixture()
        async let ended = fixture.runtime.run(destination: .lab("idempotency"))
        await fixture.startLab()
        _ = await fixture.host.frame(showing: "Idempotency keys")
        let before = fixture.host.frameCount

        // No time passes: of many updates none is drawn, and a frame is put off once.
        for number in 1...200 { fixture.labs.tell(.frame(MetricFrame(time: Double(number) / 100))) }
        await fixture.clock.waitForWake()
        fixture.press(.function(1))
        #expect(await fixture.host.frame(showing: "Keys of this screen") != nil)
        #expect(fixture.host.frameCount == before + 1)

        // After the interval, one frame for all that came.
        for number in 1...200 { fixture.labs.tell(.frame(MetricFrame(time: 2 + Double(number) / 100))) }
        await fixture.clock.waitForWake()
        fixture.advance(Runtime.frameInterval(.full))
        #expect(await fixture.host.frame(showing: "Keys of this screen") != nil)
        #expect(fixture.host.frameCount == before + 2)

        fixture.quit()
        #expect(await ended == nil)
    }
}

/// A time that stands still until it is moved.
private final class ManualTime: Sendable {
    private let elapsed = Mutex(Duration.zero)

    var now: Duration { elapsed.withLock { $0 } }

    func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }
}

extension LabClock {
    /// Waits until somebody sleeps on the clock.
    fileprivate func waitForWake() async {
        let changes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        onChange { changes.continuation.yield() }
        var iterator = changes.stream.makeAsyncIterator()
        while nextWake == nil, await iterator.next() != nil {}
        onChange(nil)
    }
}
