import Content
import Foundation
import KnowledgeStore
import LabEngine
import LabKit
import Screens

/// The program as lines and prompts, for screen readers and for terminals that can't place a cursor.
struct PlainInterface {
    var loader: PlainLoader
    var console: any PlainConsole
    /// Asks questions until they are answered or left.
    var ask: (QuestionSource) throws -> Void
    var runner: any LabRunner = EngineRunner()
    var now: @Sendable () -> Date = { Date() }

    /// Until somebody quits or the input ends.
    func run(at place: PlainPlace = .home, notice: String? = nil) async throws {
        var session = PlainSession(at: place)
        if let notice { console.say([notice, ""]) }
        var page = try await enter(session.place)
        while let line = console.ask("> ") {
            let labs = try await labs(on: session)
            switch session.take(PlainCommand(parsing: line), on: page, labs: labs) {
            case .show(let place):
                do {
                    page = try await enter(place)
                } catch let error where !(error is CancellationError) {
                    console.say(["\(error)"])
                    // What can't be opened isn't where one is.
                    if case .show(let last) = session.take(.back, on: page) { page = try loader.page(last) }
                }
            case .say(let lines): console.say(lines)
            case .mark(let topic, let isRead): attempt { try mark(topic, isRead) }
            case .toggleBookmark(let reference): attempt { try toggleBookmark(reference) }
            case .showNote(let reference): attempt { try showNote(reference) }
            case .setNote(let reference, let text): attempt { try setNote(text, reference) }
            case .ask(let topic): attempt { try ask(.topic(topic)) }
            case .review: attempt { try ask(.review) }
            case .quit: return
            }
        }
    }

    /// Says what the place says. A lab runs until it is left.
    private func enter(_ place: PlainPlace) async throws -> PlainPage {
        let page = try loader.page(place)
        if case .page(let reference, let section) = place, reference.kind == .topic {
            try keepPlace(TopicID(reference.id), section)
        }
        guard case .lab(let id) = place else {
            console.say([""] + page.spoken)
            return page
        }
        try await lab(id)
        return PlainPage(title: page.title, lines: ["again runs the lab once more; back leaves it."])
    }

    /// The topic's labs, of the topic that one is on.
    private func labs(on session: PlainSession) async throws -> [String] {
        guard let reference = session.reference, reference.kind == .topic else { return [] }
        return try loader.index.topic(TopicID(reference.id))?.labs ?? []
    }

    private func lab(_ id: String) async throws {
        guard let path = try loader.index.entry(.lab(id))?.path else {
            throw CommandError.missing("there is no lab “\(id)”.")
        }
        let record = loader.record
        let now = now
        let lab = PlainLab(
            manifest: try LabManifest.load(from: path, in: loader.library),
            runner: runner,
            console: console,
            keepRun: { try record.addLabRun(try LabRunRecord($0, date: now())) },
            keepPrediction: { try record.addPrediction(PredictionRecord($0, date: now())) }
        )
        try await lab.run()
    }

    // MARK: The record

    private func attempt(_ body: () throws -> Void) {
        do {
            try body()
        } catch {
            console.say(["\(error)"])
        }
    }

    private func mark(_ topic: TopicID, _ isRead: Bool) throws {
        if isRead { try loader.record.markRead(topic) } else { try loader.record.markUnread(topic) }
        console.say([isRead ? "Marked as read." : "Marked as unread."])
    }

    /// Where somebody is in a topic, as in the other interface: the part, at its first line.
    private func keepPlace(_ id: TopicID, _ section: Int) throws {
        guard case .readWrite = loader.record.mode, let summary = try loader.index.topic(id) else { return }
        let parts = try loader.library.topic(at: summary.path).sections.map(\.part)
        guard parts.indices.contains(section) else { return }
        let fraction = Double(section) / Double(parts.count)
        try loader.record.setPlace(of: summary.id, part: parts[section], line: 1, fraction: fraction)
    }

    private func toggleBookmark(_ reference: ContentReference) throws {
        if try loader.record.bookmark(of: reference) != nil {
            try loader.record.removeBookmark(of: reference)
            console.say(["Bookmark taken away."])
        } else {
            try loader.record.setBookmark(page: reference, part: nil, line: 1)
            console.say(["Bookmark set."])
        }
    }

    private func showNote(_ reference: ContentReference) throws {
        guard let note = try loader.record.note(on: reference) else {
            return console.say(["No note here yet. Type note and the words."])
        }
        console.say(
            ["Your note:"] + note.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
    }

    private func setNote(_ text: String, _ reference: ContentReference) throws {
        try loader.record.setNote(text, on: reference)
        console.say(["Note kept."])
    }
}
