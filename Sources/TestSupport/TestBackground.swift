import Content
import KnowledgeStore
import LabKit
import Screens
import Synchronization

/// Carries out at once what the program would do in the background, and writes down what a test may ask about.
final class TestBackground: EffectRunner.Background {
    struct Log {
        var answers: [EffectResult] = []
        var starts: [LabStart] = []
        var commands: [LabCommand] = []
        var stops = 0
        var copied: [String] = []
        /// Whether the mouse was taken, each time that this was changed.
        var mouseUses: [Bool] = []
        /// Texts that were given to the editor, and what it makes of each.
        var edited: [String] = []
        var editor: @Sendable (String) -> Result<String, EditorTrouble> = { .success($0) }
    }

    private let services: Services
    private let state = Mutex(Log())

    init(services: Services) { self.services = services }

    var log: Log { state.withLock { $0 } }

    func nextAnswer() -> EffectResult? {
        state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
    }

    func search(_ request: SearchRequest) {
        let answer: EffectResult
        do {
            let found = try SearchLoader(services: services).answer(request.text)
            // A fixed duration, so that pictures are the same each time.
            answer = .search(request, found, milliseconds: 0.6)
        } catch {
            answer = .failed("\(error)")
        }
        state.withLock { $0.answers.append(answer) }
    }

    func savePlace(_ id: TopicID, _ place: ReadingPlace) {
        do {
            try services.record.setPlace(place, of: id)
        } catch {
            state.withLock { $0.answers.append(.failed("\(error)")) }
        }
    }

    func flushPlaces() {}

    func startLab(_ start: LabStart) { state.withLock { $0.starts.append(start) } }

    func send(_ command: LabCommand, to lane: LabLane) {
        state.withLock { $0.commands.append(command) }
    }

    /// One that stops all lanes counts once.
    func stopLab(_ lane: LabLane) {
        guard lane == .a else { return }
        state.withLock { $0.stops += 1 }
    }

    func export(_ export: LabExport) {
        let answer: EffectResult
        do {
            let writer = LabExportWriter(folder: services.exportFolder, now: services.now)
            answer = .labExported(path: try writer.write(export).path)
        } catch {
            answer = .failed("\(error)")
        }
        state.withLock { $0.answers.append(answer) }
    }

    func copy(_ text: String) { state.withLock { $0.copied.append(text) } }

    func suspend() {}

    func useMouse(_ isUsed: Bool) { state.withLock { $0.mouseUses.append(isUsed) } }

    var editor: @Sendable (String) -> Result<String, EditorTrouble> {
        get { log.editor }
        set { state.withLock { $0.editor = newValue } }
    }

    func edit(_ text: String, for page: ContentReference) {
        let answer: EffectResult =
            switch editor(text) {
            case .success(let text): .edited(text: text, for: page)
            case .failure(let trouble): .failed("\(trouble)")
            }
        state.withLock {
            $0.edited.append(text)
            $0.answers.append(answer)
        }
    }
}

/// Stands where the engine would: the test plays the lab itself.
struct NoLabs: LabRunner {
    func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport {
        throw CancellationError()
    }
}
