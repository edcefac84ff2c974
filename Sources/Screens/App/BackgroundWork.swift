import Content
import KnowledgeStore
import LabKit
import Synchronization
import TerminalUI

/// What runs beside the interface: one search at a time, a lab in each lane, and places that are written once a second.
///
/// `run` holds all of it in one task group: when it returns, nothing is left. The methods only hand work over and never
/// wait, so the interface can call them between two frames.
final class BackgroundWork: EffectRunner.Background {
    private let services: Services
    private let host: any TerminalHost
    private let mailbox: Mailbox<AppMessage>
    private let requests = AsyncStream<Search>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let exports = AsyncStream<LabExport>.makeStream()
    private let placeWakes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let places = Mutex<[TopicID: ReadingPlace]>([:])
    private let labA: LabWork
    private let labB: LabWork

    init(services: Services, host: any TerminalHost, mailbox: Mailbox<AppMessage>) {
        self.services = services
        self.host = host
        self.mailbox = mailbox
        labA = LabWork(lane: .a, labs: services.labs, mailbox: mailbox)
        labB = LabWork(lane: .b, labs: services.labs, mailbox: mailbox)
    }

    /// Works until the task is cancelled; then stops a running lab and writes what places are left.
    func run() async {
        await withTaskGroup { group in
            group.addTask { self.freshenIndex() }
            group.addTask { await self.searches() }
            group.addTask { await self.labA.run() }
            group.addTask { await self.labB.run() }
            group.addTask { await self.writeExports() }
            group.addTask { await self.writePlaces() }
            group.addTask { await RecordWatch(record: self.services.record, mailbox: self.mailbox).run() }
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
        let index = services.index
        requests.continuation.yield(Search(request: request, index: index, ticket: index.interrupt()))
    }

    /// A search that waits or runs. Its ticket is void from the next one on, whether it has begun or not.
    private struct Search {
        var request: SearchRequest
        var index: KnowledgeIndex
        var ticket: QueryTicket
    }

    private func searches() async {
        let clock = ContinuousClock()
        for await search in requests.stream {
            let began = clock.now
            do {
                let loader = SearchLoader(services: services, index: search.index)
                let answer = try loader.answer(search.request.text, ticket: search.ticket)
                let milliseconds = (clock.now - began) / .milliseconds(1)
                mailbox.post(.result(.search(search.request, answer, milliseconds: milliseconds)))
            } catch IndexError.interrupted {
                // A newer request waits already.
                continue
            } catch {
                mailbox.post(.result(.failed("Search failed: \(error)")))
            }
        }
    }

    // MARK: Labs

    func startLab(_ start: LabStart) { work(start.lane).start(start) }

    func send(_ command: LabCommand, to lane: LabLane) { work(lane).send(command) }

    func stopLab(_ lane: LabLane) { work(lane).stop() }

    private func work(_ lane: LabLane) -> LabWork { lane == .a ? labA : labB }

    // MARK: Exports

    func export(_ export: LabExport) { exports.continuation.yield(export) }

    private func writeExports() async {
        let writer = LabExportWriter(folder: services.exportFolder, now: services.now)
        for await export in exports.stream {
            do {
                mailbox.post(.result(.labExported(path: try writer.write(export).path)))
            } catch {
                mailbox.post(.result(.failed("\(error)")))
            }
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

    func useMouse(_ isUsed: Bool) { host.useMouse(isUsed) }

    func edit(_ text: String, for page: ContentReference) {
        let editor = ExternalEditor(environment: services.environment)
        editor.edit(text, run: host.run) { [mailbox] ending in
            switch ending {
            case .success(let text): mailbox.post(.result(.edited(text: text, for: page)))
            case .failure(let trouble): mailbox.post(.result(.failed("\(trouble)")))
            }
        }
    }
}
