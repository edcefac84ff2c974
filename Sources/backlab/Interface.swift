import Content
import Foundation
import KnowledgeStore
import LabEngine
import LabKit
import NcursesBackend
import Screens
import TerminalUI

extension Interface {
    /// The same program as lines and prompts.
    func runPlain(place: String?) async throws {
        let index = try workspace.index()
        let destination = try place.map { try ContentFinder(index: index, alternative: "command and no ").find($0) }
        let record = try workspace.record(following: index)
        let loader = PlainLoader(library: workspace.library, index: index, record: record)
        let questions = QuestionRun(index: index, library: workspace.library, record: record)
        try await PlainInterface(loader: loader, console: StandardConsole(), ask: questions.run)
            .run(at: destination.map(loader.place) ?? .home, notice: notice(index: index, record: record))
    }
}

/// The composition root of the interface: opens what it stands on, runs it, and gives the terminal back.
struct Interface {
    var workspace: Workspace

    /// - Parameter engines: `component=redis://…` each, for the lab that is opened.
    func run(place: String?, engines: EngineOptions? = nil) async throws {
        if workspace.environment["TERM"] == "dumb", engines?.engines.isEmpty ?? true {
            return try await runPlain(place: place)
        }
        let (index, isUnchecked) = try openIndex(isExact: place != nil)
        let destination = try place.map { try self.destination(named: $0, index: index) }
        let record = try workspace.record(following: index)
        let freshIndex: (@Sendable () throws -> KnowledgeIndex)? =
            isUnchecked ? { @Sendable in try checkedIndex(record) } : nil
        var services = Services(
            library: workspace.library,
            index: index,
            freshIndex: freshIndex,
            record: record,
            labs: EngineRunner(),
            now: { Date() }
        )
        if let engines, !engines.engines.isEmpty {
            services.engines = try self.engines(engines, for: destination)
        }
        let mailbox = Mailbox<AppMessage>()
        let store = SettingsStore(folder: workspace.folders.config)
        services.settings = store
        let backgrounds = BackgroundMemory(folder: workspace.folders.cache, environment: workspace.environment)
        services.backgrounds = backgrounds
        let (settings, trouble) = store.load()
        let options = TerminalOptions(environment: workspace.environment, mouse: settings.mouse)
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
            settings: settings,
            surroundings: Surroundings(
                hasColour: options.hasColour,
                isUnicode: options.unicode,
                background: backgrounds.remembered,
                hint: BackgroundMemory.hint(workspace.environment)
            )
        )
        let signal = await runtime.run(
            destination: destination,
            notice: notice(index: index, record: record) ?? trouble
        )
        guard let signal else { return }
        terminal.close()
        end(by: signal)
    }

    /// Ends the process as the signal does by default, so that whoever waits for it learns what ended it.
    private func end(by number: Int32) {
        signal(number, SIG_DFL)
        // A Dispatch worker, which this may be, blocks nearly all.
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, number)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        raise(number)
    }

    /// The index as it was left, if there is one, so that the first paint doesn't wait until all files are listed; a
    /// place that was asked for is looked up in one that is up to date.
    private func openIndex(isExact: Bool) throws -> (index: KnowledgeIndex, isUnchecked: Bool) {
        if !isExact, let index = try KnowledgeIndex.openUnchecked(at: workspace.folders.cache, source: workspace.source)
        {
            return (index, true)
        }
        return (try workspace.index(), false)
    }

    private func checkedIndex(_ record: LearnerRecord) throws -> KnowledgeIndex {
        let index = try KnowledgeIndex.open(at: workspace.folders.cache, source: workspace.source)
        try Workspace.followRenamedTopics(index, record)
        return index
    }

    /// What the reader should know before anything else; the record comes first, since it can't be made anew.
    private func notice(index: KnowledgeIndex, record: LearnerRecord) -> String? {
        if let notice = record.notice ?? index.report.notice ?? workspace.packNotice { return notice }
        guard let first = index.report.issues.first else { return nil }
        let count = index.report.issues.count
        return "\(count == 1 ? "A file" : "\(count) files") can't be read: \(first)"
    }

    private func engines(
        _ options: EngineOptions,
        for destination: Destination?
    ) throws -> [String: [String: EngineAddress]] {
        guard case .lab(let id)? = destination else {
            throw CommandError.usage("--engine needs a lab to open, such as backlab lab:cache-invalidation.")
        }
        return [id: try options.addresses(for: workspace.lab(id))]
    }

    private func destination(named place: String, index: KnowledgeIndex) throws -> Destination {
        Destination(try ContentFinder(index: index, alternative: "command and no ").find(place))
    }
}
