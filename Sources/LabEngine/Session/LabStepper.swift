import LabKit
import NIOCore

/// Carries out single steps while a lab's time stands still: one message that a link holds goes on, or else time moves to
/// the next moment at which something happens. Belongs to the lab's event loop.
final class LabStepper {
    /// Real time in which what a moment has set off comes through the sockets to where it is told of.
    private static let settling = TimeAmount.milliseconds(2)
    /// Moments at which nothing happens that one step passes over.
    private static let mostMoments = 300

    private let context: LabContext
    private let system: LabSystem
    private let isPaused: () -> Bool
    /// A step is over, and something may have come of it.
    private let onEnd: () -> Void
    /// Steps that were asked for and aren't over.
    private var asked = 0
    private var activity = 0
    private var moments = 0
    private var start = 0.0

    init(context: LabContext, system: LabSystem, isPaused: @escaping () -> Bool, onEnd: @escaping () -> Void) {
        self.context = context
        self.system = system
        self.isPaused = isPaused
        self.onEnd = onEnd
    }

    /// One more step. It follows those that aren't over.
    func step() {
        asked += 1
        if asked == 1 { begin() }
    }

    private func begin() {
        activity = context.recorder.activity
        moments = 0
        start = context.now
        if system.stepMessage() { return settle { $0.end() } }
        moveTime()
    }

    private func moveTime() {
        guard moments < LabStepper.mostMoments else {
            return end("nothing happened in the next \(LabText.duration(context.now - start))")
        }
        guard context.timers.clock.step() else { return end("nothing is under way, and nothing is due") }
        moments += 1
        settle { $0.look() }
    }

    /// Whether the moment was one at which something happens; what has come into a link by now can go on.
    private func look() {
        if context.recorder.activity > activity { return end() }
        if system.stepMessage() { return settle { $0.end() } }
        moveTime()
    }

    private func settle(_ next: @escaping (LabStepper) -> Void) {
        let bound = NIOLoopBound((self, next), eventLoop: context.loop)
        context.loop.scheduleTask(in: LabStepper.settling) {
            let (stepper, next) = bound.value
            // Time may have been let go meanwhile, and the lab may be over.
            if stepper.isPaused() { next(stepper) } else { stepper.asked = 0 }
        }
    }

    private func end(_ reason: String? = nil) {
        if let reason { context.recorder.tell(.controlTurned, "not done: \(reason)") }
        onEnd()
        asked -= 1
        if asked > 0 { begin() }
    }
}
