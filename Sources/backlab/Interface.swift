import Content
import Foundation
import KnowledgeStore
import LabEngine
import NcursesBackend
import Screens
import TerminalUI

/// The composition root of the interface: opens what it stands on, runs it, and gives the terminal back.
struct Interface {
    var workspace: Workspace

    func run(place: String?) async throws {
        let index = try workspace.index()
        let destination = try place.map { try self.destination(named: $0, index: index) }
        let record = try workspace.record()
        try followRenamedTopics(index, record)
        let services = Services(
            library: workspace.library,
            root: workspace.root,
            index: index,
            record: record,
            labs: EngineRunner(),
            now: { Date() }
        )
        let mailbox = Mailbox<AppMessage>()
        let options = TerminalOptions(environment: workspace.environment)
        let terminal: NcursesTerminal
        do {
            terminal = try NcursesTerminal.open(options) { event in mailbox.post(.input(event)) }
        } catch {
            throw CommandError.environment("\(error)")
        }
        defer { terminal.close() }
        let runtime = Runtime(
            services: services,
            host: terminal,
            mailbox: mailbox,
            context: ViewContext(theme: .terminal, glyphs: .forTerminal(unicode: options.unicode))
        )
        await runtime.run(destination: destination, notice: notice(index: index, record: record))
    }

    /// Progress hangs on ids: what was earned under a former one is carried over. A record that can't be written says so
    /// itself, and keeps what it has.
    private func followRenamedTopics(_ index: KnowledgeIndex, _ record: LearnerRecord) throws {
        guard case .readWrite = record.mode else { return }
        try record.follow(try index.renamedTopics())
    }

    /// What the reader should know before anything else; the record comes first, since it can't be made anew.
    private func notice(index: KnowledgeIndex, record: LearnerRecord) -> String? {
        if let notice = record.notice ?? index.report.notice { return notice }
        guard let first = index.report.issues.first else { return nil }
        let count = index.report.issues.count
        return "\(count == 1 ? "A file" : "\(count) files") can't be read: \(first)"
    }

    private func destination(named place: String, index: KnowledgeIndex) throws -> Destination {
        let reference = try ContentFinder(index: index, alternative: "command and no ").find(place)
        return switch reference.kind {
        case .lab: .lab(reference.id)
        case .path: .browse(.path(reference.id))
        case .topic, .tool, .reference, .term: .page(reference, part: nil)
        }
    }
}
