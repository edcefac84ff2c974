import Content
import Foundation
import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import KnowledgeStore
@testable import Screens

/// A key is never behind: a search that a newer one has made pointless ends, whether it runs, waits or hasn't begun.
@Suite struct SearchOrderTests {
    private let sample: SampleContent
    private let services: Services
    private let mailbox = Mailbox<AppMessage>()

    init() throws {
        sample = try SampleContent()
        services = try TestDriver(size: .usual, sample: sample).services
    }

    /// Occupies the index until it is told to let go.
    private final class Occupation: Sendable {
        private let begun = DispatchSemaphore(value: 0)
        private let over = DispatchSemaphore(value: 0)

        init(_ index: KnowledgeIndex) {
            Thread { [begun, over] in
                // An interruption ends only what asks for one, and this asks for nothing.
                _ = try? index.store.read { _ in
                    begun.signal()
                    over.wait()
                }
            }
            .start()
            begun.wait()
        }

        func end() { over.signal() }
    }

    private func request(_ number: Int) -> SearchRequest {
        SearchRequest(text: ["lease", "cache", "timeouts"][number % 3], generation: number)
    }

    /// What the program is told, until the answer to `last` has come.
    private func answers(until last: Int) async -> [Int] {
        var seen: [Int] = []
        while !seen.contains(last), let batch = await mailbox.next() {
            for case .result(.search(let request, _, milliseconds: _)) in batch { seen.append(request.generation) }
        }
        return seen
    }

    @Test func anAnswerIsNeverGivenToWhatWaitedWhenANewerKeyCame() async throws {
        let work = BackgroundWork(services: services, host: RecordingHost(size: .usual), mailbox: mailbox)
        let occupation = Occupation(services.index)
        let task = Task { await work.run() }
        work.search(request(1))
        // Until it has been taken up, a newer one replaces it: both ways end the same.
        for _ in 0..<20 { await Task.yield() }
        work.search(request(2))
        work.search(request(3))
        occupation.end()
        #expect(await answers(until: 3) == [3])
        task.cancel()
        await task.value
    }

    @Test func underABurstOfKeysTheLastAnswerComesAndNoneComesOutOfOrder() async throws {
        let work = BackgroundWork(services: services, host: RecordingHost(size: .usual), mailbox: mailbox)
        let task = Task { await work.run() }
        for number in 1...300 {
            work.search(request(number))
            if number % 7 == 0 { await Task.yield() }
        }
        let seen = await answers(until: 300)
        #expect(seen == seen.sorted())
        #expect(seen.last == 300)
        task.cancel()
        await task.value
    }

    /// The interruption comes before the search begins, and still it is over.
    @Test func aVoidTicketFindsNothing() throws {
        let ticket = services.index.interrupt()
        let loader = SearchLoader(services: services)
        #expect(try !loader.answer("lease", ticket: ticket).rows.isEmpty)
        services.index.interrupt()
        #expect(throws: IndexError.interrupted) { try loader.answer("lease", ticket: ticket) }
    }
}
