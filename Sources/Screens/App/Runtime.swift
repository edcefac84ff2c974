import Content
import KnowledgeStore
import LabKit
public import TerminalUI

/// Runs the program on a terminal: messages in, frames out, until the reader quits or the terminal goes.
public struct Runtime: Sendable {
    /// A lab's news are drawn at most this often. Keys and what they bring are drawn at once.
    static func frameInterval(_ motion: Settings.Motion) -> Duration {
        switch motion {
        case .full: .milliseconds(33)
        case .reduced: .milliseconds(500)
        }
    }

    private let services: Services
    private let host: any TerminalHost
    private let mailbox: Mailbox<AppMessage>
    private let settings: Settings
    private let surroundings: Surroundings
    private let clock: any Clock<Duration>

    /// The terminal's events must be posted to `mailbox` as `.input`.
    /// - Parameter clock: paces the frames.
    public init(
        services: Services,
        host: any TerminalHost,
        mailbox: Mailbox<AppMessage>,
        settings: Settings = Settings(),
        surroundings: Surroundings = Surroundings(),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.services = services
        self.host = host
        self.mailbox = mailbox
        self.settings = settings
        self.surroundings = surroundings
        self.clock = clock
    }

    /// Opens Home, with `destination` above it, and returns when the program is to end. By then a lab that was running
    /// has stopped and every place is written.
    /// - Returns: the signal that asked for the end, if one did.
    @discardableResult
    public func run(destination: Destination? = nil, notice: String? = nil) async -> Int32? {
        let background = BackgroundWork(services: services, host: host, mailbox: mailbox)
        var loop = RuntimeLoop(
            model: AppModel(size: host.size, notice: notice, settings: settings, surroundings: surroundings),
            runner: EffectRunner(services: services, background: background)
        )
        loop.handle(.started(destination))
        host.present(loop.model.view())

        await withTaskGroup { group in
            group.addTask { await background.run() }
            await run(&loop, in: &group, clock: clock)
            group.cancelAll()
        }
        return loop.model.endingSignal
    }

    private func run<C: Clock<Duration>>(_ loop: inout RuntimeLoop, in group: inout TaskGroup<Void>, clock: C) async {
        let start = clock.now
        var pacer = FramePacer(interval: Self.frameInterval(settings.motion), drawn: .zero)
        while !loop.model.hasQuit, let batch = await mailbox.next() {
            loop.handle(batch)
            pacer.interval = Self.frameInterval(loop.model.settings.motion)
            let news = FramePacer.News(batch.map(\.news))
            switch pacer.take(news, at: start.duration(to: clock.now)) {
            case .draw:
                host.present(loop.model.view())
            case .wake(let wait):
                group.addTask { [mailbox] in
                    // A cancelled wait means that the program ends: nothing is to be drawn any more.
                    guard (try? await clock.sleep(for: wait)) != nil else { return }
                    mailbox.post(.drawDue)
                }
            case .wait:
                break
            }
        }
    }
}

extension AppMessage {
    /// A lab's updates can wait for the next frame; whatever a person has done, or waits for, can't.
    fileprivate var news: FramePacer.News {
        switch self {
        case .drawDue: .alarm
        case .result(.lab): .change
        case .started, .input, .result: [.change, .urgent]
        }
    }
}

/// The program between two waits: a model, and what carries its effects out.
package struct RuntimeLoop: Sendable {
    package private(set) var model: AppModel
    private let runner: EffectRunner

    package init(model: AppModel, runner: EffectRunner) {
        self.model = model
        self.runner = runner
    }

    /// Updates the model, carries out what it asks for, and feeds back what came of it until nothing is left to do.
    package mutating func handle(_ message: AppMessage) {
        var effects = model.update(message)[...]
        while let effect = effects.popFirst() {
            guard let result = runner.run(effect) else { continue }
            effects.append(contentsOf: model.update(.result(result)))
        }
    }
}
