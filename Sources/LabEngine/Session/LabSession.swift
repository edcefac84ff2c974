import LabKit
import NIOCore

/// One run of a lab: carries out what `LabStateMachine` decides. Belongs to the lab's event loop.
final class LabSession {
    /// Real time between two frames.
    private static let sampling = TimeAmount.milliseconds(100)
    /// The same in seconds of lab time, where time is the lab's own.
    private static let labSampling = 0.1
    /// Seconds of lab time between two looks at whether all is over, and beyond the longest order for work that it
    /// left behind.
    private static let drainLook = 0.01
    private static let drainGrace = 5.0

    private let manifest: LabManifest
    private let options: LabOptions
    private let outbox: UpdateOutbox
    private let context: LabContext
    private let system: LabSystem
    private let lateness: LatenessProbe
    /// Nil where time is real.
    private let driver: QuiescentDriver?
    private let done: EventLoopPromise<LabReport>
    private var machine: LabStateMachine
    private lazy var stepper = LabStepper(
        context: context,
        system: system,
        isPaused: { [unowned self] in machine.state == .paused },
        onEnd: { [unowned self] in sample() }
    )
    private var sampler: RepeatedTask?
    private var verdicts: [String: CheckResult.Verdict] = [:]
    private var report: LabReport?
    /// What it failed of, where that is more than a sentence.
    private var cause: (any Error)?

    init(
        manifest: LabManifest,
        options: LabOptions,
        parts: LabParts,
        time: LabTime = .real,
        loop: any EventLoop,
        outbox: UpdateOutbox,
        done: EventLoopPromise<LabReport>
    ) {
        self.manifest = manifest
        self.options = options
        self.outbox = outbox
        self.done = done
        // Lab time begins with the load, so that arrivals come from the seed alone, however long it takes to listen. What
        // greets somebody's own server has to give up in time, and needs some before.
        let driven = time == .quiescent ? DrivenTime() : nil
        let clock = LabClock(
            speed: options.speed,
            isPaused: options.engines.isEmpty,
            realNow: { driven?.now ?? LoopTimers.realNow() }
        )
        let watch = driven.map { _ in TrafficWatch() }
        let timers = LoopTimers(clock: clock, loop: loop, traffic: watch)
        let context = LabContext(
            loop: loop,
            timers: timers,
            seed: options.seed,
            parts: parts,
            limits: manifest.limits,
            outbox: outbox,
            arrivalSettings: options.arrivalSettings.map(manifest.defaults.applying)
        )
        self.context = context
        lateness = LatenessProbe(timers: timers, loop: loop)
        driver = driven.flatMap { time in
            watch.map { watch in
                QuiescentDriver(
                    clock: clock,
                    time: time,
                    watch: watch,
                    loop: loop,
                    isHeard: { outbox.isEmpty },
                    onStall: { context.onFailure($0) }
                )
            }
        }
        system = LabSystem(manifest: manifest, options: options, context: context)
        machine = LabStateMachine(
            controls: manifest.controls,
            settings: manifest.defaults.applying(options.settings),
            locks: manifest.locks(engines: options.engines)
        )
        lateness.measure(into: context.metrics)
        context.onFailure = { [weak self] message in self?.handle(.failed(message)) }
    }

    func handle(_ input: LabStateMachine.Input) {
        for action in machine.handle(input) { perform(action) }
    }

    private func perform(_ action: LabStateMachine.Action) {
        switch action {
        case .listen: listen()
        case .openWindow(let window, let settings): open(window, settings)
        case .startLoad: startLoad()
        case .stopLoad: system.stopLoad()
        case .holdTime:
            context.timers.clock.pause()
            sample()
        case .releaseTime:
            context.timers.clock.resume()
            system.timeGoesOn()
        case .step: stepper.step()
        case .setSpeed(let speed): context.timers.clock.setSpeed(speed)
        case .awaitDrain: awaitDrain(until: context.now + system.longestWork + LabSession.drainGrace)
        case .readChecks: readChecks()
        case .close: close()
        case .tell(let state): tell(state)
        case .endCancelled: done.fail(CancellationError())
        case .refuse(let reason): context.recorder.tell(.controlTurned, "not done: \(reason)")
        }
    }

    private func listen() {
        system.listen().assumeIsolated().whenComplete { [self] result in
            // Cancelled meanwhile: what listens by now goes with the event loop.
            guard machine.state == .starting else { return }
            switch result {
            case .success:
                let addresses = system.addresses
                outbox.push(.started(addresses: addresses, prefixes: system.prefixes))
                handle(.listening)
            case .failure(let error):
                cause = error
                handle(.failed("\(error)"))
            }
        }
    }

    private func open(_ window: Int, _ settings: LabSettings) {
        let before = context.windows.currentSettings
        context.windows.open(window, settings)
        context.metrics.open(window: window)
        lateness.openWindow()
        context.windowOpened()
        verdicts = [:]
        outbox.push(.window(window, settings))
        guard window > 1 else { return }
        for control in manifest.controls {
            guard let value = settings[control.id], value != before[control.id] else { continue }
            context.recorder.tell(.controlTurned, "\(control.label): \(control.format(value))")
        }
        context.recorder.tell(.windowOpened(window), "counting starts again")
    }

    private func startLoad() {
        system.startLoad()
        let duration = min(options.duration ?? manifest.limits.run, manifest.limits.run)
        context.timers.after(duration.seconds) { [weak self] in self?.handle(.durationElapsed) }
        context.timers.clock.resume()
        if let driver {
            driver.start()
            return sampleInLabTime()
        }
        lateness.start()
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        sampler = context.loop.scheduleRepeatedTask(initialDelay: .zero, delay: LabSession.sampling) { _ in
            bound.value.sampleUnlessPaused()
        }
    }

    /// Where time is the lab's own, frames are of its moments.
    private func sampleInLabTime() {
        sample()
        context.timers.after(LabSession.labSampling) { [weak self] in self?.sampleInLabTime() }
    }

    private func sampleUnlessPaused() {
        if machine.state != .paused { sample() }
    }

    private func sample() {
        let frame = context.metrics.frame(time: context.now)
        outbox.push(.frame(frame))
        for check in manifest.checks {
            let result = check.judge(frame)
            if let before = verdicts[check.id], before != result.verdict {
                context.recorder.tell(
                    .checkTurned(id: check.id, result.verdict),
                    "\(result.verdict.rawValue): \(check.says)" + (result.reason.map { ". \($0)" } ?? "")
                )
            }
            verdicts[check.id] = result.verdict
        }
    }

    private func awaitDrain(until deadline: Double) {
        guard machine.state == .draining else { return }
        if system.isIdle || context.now >= deadline {
            // The last answers have been written; let them be read before the figures are.
            context.timers.after(LabSession.drainLook) { [weak self] in self?.handle(.drained) }
        } else {
            context.timers.after(LabSession.drainLook) { [weak self] in self?.awaitDrain(until: deadline) }
        }
    }

    private func readChecks() {
        let frame = context.metrics.frame(time: context.now)
        outbox.push(.frame(frame))
        report = LabReport(
            lab: manifest.id,
            seed: options.seed,
            seconds: frame.time,
            settings: machine.settings,
            addresses: system.addresses,
            checks: manifest.checks.map { $0.judge(frame, atEnd: true) },
            frame: frame
        )
    }

    private func close() {
        sampler?.cancel()
        sampler = nil
        driver?.stop()
        lateness.stop()
        system.close()
        context.timers.stop()
        // Not from within: whoever is to be closed may be what called.
        context.loop.assumeIsolated().execute { [self] in handle(.closed) }
    }

    private func tell(_ state: LabState) {
        outbox.push(.state(state))
        switch state {
        case .finished:
            guard let report else { return done.fail(LabError.failed("the run ended without a report")) }
            outbox.push(.finished(report))
            done.succeed(report)
        case .failed(let message):
            outbox.push(.failed(message))
            done.fail(cause ?? LabError.failed(message))
        case .idle, .starting, .running, .paused, .draining, .stopping:
            break
        }
    }
}
