import Content
import KnowledgeStore
import LabKit
import Synchronization
import TerminalUI

/// What runs beside the interface: one search at a time, one lab at a time, and places that are written once a second.
///
/// `run` holds all of it in one task group: when it returns, nothing is left. The methods only hand work over and never
/// wait, so the interface can call them between two frames.
final class BackgroundWork: EffectRunner.Background {
    /// A run that was asked for, and the ways to reach it: both are there before it starts, so that nothing said to it
    /// in between is lost.
    private struct LabOrder {
        var start: LabStart
        var commands = AsyncStream<LabCommand>.makeStream()
        var stop = AsyncStream<Void>.makeStream()
    }

    private let services: Services
    private let host: any TerminalHost
    private let mailbox: Mailbox<AppMessage>
    private let requests = AsyncStream<SearchRequest>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let orders = AsyncStream<LabOrder>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let placeWakes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let places = Mutex<[TopicID: ReadingPlace]>([:])
    /// The newest order, under way or not.
    private let lab = Mutex<LabOrder?>(nil)

    init(services: Services, host: any TerminalHost, mailbox: Mailbox<AppMessage>) {
        self.services = services
        self.host = host
        self.mailbox = mailbox
    }

    /// Works until the task is cancelled; then stops a running lab and writes what places are left.
    func run() async {
        await withTaskGroup { group in
            group.addTask { self.freshenIndex() }
            group.addTask { await self.searches() }
            group.addTask { await self.labs() }
            group.addTask { await self.writePlaces() }
        }
    }

    // MARK: Index

    /// Takes the place of an index that was opened as it was left.
    private func freshenIndex() {
        guard let freshIndex = services.freshIndex else { return }
        do {
            let index = try freshIndex()
            services.replaceIndex(by: index)
            if index.report.parsed > 0 || index.report.removed > 0 { mailbox.post(.result(.contentChanged)) }
        } catch {
            mailbox.post(.result(.failed("The content can't be looked through for changes: \(error)")))
        }
    }

    // MARK: Search

    func search(_ request: SearchRequest) {
        services.index.interrupt()
        requests.continuation.yield(request)
    }

    private func searches() async {
        let clock = ContinuousClock()
        for await request in requests.stream {
            let began = clock.now
            do {
                let results = try services.index.search(SearchQuery(parsing: request.text))
                let milliseconds = (clock.now - began) / .milliseconds(1)
                mailbox.post(.result(.search(request, results, milliseconds: milliseconds)))
            } catch IndexError.interrupted {
                // A newer request waits already.
                continue
            } catch {
                mailbox.post(.result(.failed("Search failed: \(error)")))
            }
        }
    }

    // MARK: Lab

    func startLab(_ start: LabStart) {
        stopLab()
        let order = LabOrder(start: start)
        lab.withLock { $0 = order }
        orders.continuation.yield(order)
    }

    func send(_ command: LabCommand) {
        lab.withLock { _ = $0?.commands.continuation.yield(command) }
    }

    func stopLab() {
        lab.withLock { $0?.stop.continuation.finish() }
    }

    private func labs() async {
        for await order in orders.stream {
            await withTaskGroup { group in
                group.addTask { await self.run(order.start, commands: order.commands.stream) }
                group.addTask { for await _ in order.stop.stream {} }
                await group.next()
                group.cancelAll()
            }
            // From here on what is sent to it is dropped and not kept.
            order.commands.continuation.finish()
        }
    }

    private func run(_ start: LabStart, commands: AsyncStream<LabCommand>) async {
        let options = LabOptions(settings: start.settings.values, seed: start.seed, duration: nil)
        do {
            // The report comes as an update too, in its place among the others.
            _ = try await services.labs.run(start.manifest, options: options, commands: commands) { [mailbox] update in
                mailbox.post(.result(.lab(update)))
            }
        } catch is CancellationError {
            return
        } catch {
            mailbox.post(.result(.lab(.failed("\(error)"))))
        }
    }

    // MARK: Places

    func savePlace(_ id: TopicID, _ place: ReadingPlace) {
        places.withLock { $0[id] = place }
        placeWakes.continuation.yield()
    }

    private func writePlaces() async {
        for await _ in placeWakes.stream {
            do {
                try await Task.sleep(for: .seconds(1))
            } catch {
                break
            }
            flushPlaces()
        }
        flushPlaces()
    }

    func flushPlaces() {
        let pending = places.withLock { places in
            defer { places = [:] }
            return places
        }
        do {
            for (id, place) in pending { try services.record.setPlace(place, of: id) }
        } catch {
            mailbox.post(.result(.failed("\(error)")))
        }
    }

    // MARK: Terminal

    func copy(_ text: String) { host.copy(text) }

    func suspend() { host.suspend() }
}
