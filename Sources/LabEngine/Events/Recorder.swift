import LabKit

/// Turns what the lab's parts report into events and stories. Belongs to the lab's event loop.
final class Recorder {
    private struct Entry {
        var story = OrderStory()
        var isShown: Bool
        /// Attempts that are in a server; the story isn't over while there are any.
        var inside = 0
        var clientIsDone = false
    }

    private let outbox: UpdateOutbox
    private let timers: LoopTimers
    private var orders: [Int: Entry] = [:]
    private var sampler: EventSampler
    private var outsiderSampler: EventSampler
    private var shownOutsiders: Set<Int> = []

    init(outbox: UpdateOutbox, timers: LoopTimers) {
        self.outbox = outbox
        self.timers = timers
        let now = LoopTimers.realNow().seconds
        sampler = EventSampler(cost: EventSampler.messagesPerOrder, now: now)
        outsiderSampler = EventSampler(cost: EventSampler.messagesPerOutsider, now: now)
    }

    /// Something that concerns no unit of work.
    func tell(_ kind: LabEvent.Kind, _ text: String) {
        outbox.push(.event(LabEvent(time: timers.now, kind: kind, text: text)))
    }

    // MARK: Orders

    func began(_ number: Int) {
        orders[number] = Entry(isShown: sampler.takesUnit(now: LoopTimers.realNow().seconds))
    }

    /// The client is done with it. The story ends when no attempt is in a server either.
    func ended(_ number: Int) {
        orders[number]?.clientIsDone = true
        tellIfOver(number)
    }

    func entered(_ work: Work) {
        if case .order(let number) = work.unit { orders[number]?.inside += 1 }
    }

    func left(_ work: Work) {
        guard case .order(let number) = work.unit else { return }
        orders[number]?.inside -= 1
        tellIfOver(number)
    }

    /// A step of an order's story, and the event that it is.
    func note(_ work: WorkIdentity, at component: String, _ step: OrderStory.Step) {
        guard case .order(let number) = work.unit else { return }
        orders[number]?.story.append(step)
        guard let (kind, text) = Recorder.event(for: step) else { return }
        push(work, component, kind, text)
    }

    /// A unit's story, told in one piece.
    func story(_ work: WorkIdentity, at component: String, _ text: String) {
        push(work, component, .story, text)
    }

    /// A story of which there are so many that those of shown units are enough.
    func sampledStory(_ work: WorkIdentity, at component: String, _ text: String) {
        if isShown(work.unit) { story(work, at: component, text) }
    }

    private func tellIfOver(_ number: Int) {
        guard let entry = orders[number], entry.clientIsDone, entry.inside <= 0 else { return }
        orders[number] = nil
        // Whoever has no steps to tell tells its story by itself, if there is one.
        guard !entry.story.steps.isEmpty else { return }
        let event = LabEvent(time: timers.now, unit: .order(number), kind: .story, text: entry.story.summary)
        outbox.push(.event(event))
    }

    // MARK: Messages and outsiders

    /// A request or an answer that goes from one component to the next; told only of units that are shown.
    func message(_ work: WorkIdentity, from: String, to: String) {
        guard isShown(work.unit) else { return }
        push(work, from, .message(from: from, to: to), "")
    }

    func lost(_ work: WorkIdentity, at link: String, from: String, to: String, what: String) {
        push(work, link, .lost(from: from, to: to), "\(what) lost")
    }

    /// An outsider's request has come in. Its messages are shown unless there are too many to follow.
    func outsiderBegan(_ number: Int) {
        if outsiderSampler.takesUnit(now: LoopTimers.realNow().seconds) {
            shownOutsiders.insert(number)
        }
    }

    func outsiderEnded(_ work: WorkIdentity, at component: String, _ text: String) {
        guard case .outsider(let number) = work.unit else { return }
        if shownOutsiders.remove(number) != nil {
            push(work, component, .outsider, text)
        } else {
            outbox.push(.dropped(events: 1))
        }
    }

    private func isShown(_ unit: UnitOfWork) -> Bool {
        switch unit {
        case .order(let number): orders[number]?.isShown == true
        case .outsider(let number): shownOutsiders.contains(number)
        }
    }

    private func push(_ work: WorkIdentity, _ component: String, _ kind: LabEvent.Kind, _ text: String) {
        outbox.push(
            .event(
                LabEvent(
                    time: timers.now,
                    unit: work.unit,
                    attempt: work.attempt,
                    component: component,
                    kind: kind,
                    text: text
                )
            )
        )
    }

    /// The event that a step is; nil for steps that only the story tells.
    private static func event(for step: OrderStory.Step) -> (LabEvent.Kind, String)? {
        switch step {
        case .timedOut(_, let seconds): (.timedOut, "timeout \(LabText.duration(seconds))")
        case .retried(let attempt, _): (.retried, "retry \(attempt)")
        case .replayed: (.replayed, "the stored answer, replayed")
        case .conflict: (.conflict, "409, still being worked on")
        case .mismatch: (.mismatch, "422, the key was used with another body")
        case .charged(let times): times > 1 ? (.charged(times: times), "charged \(times) times") : nil
        case .gaveUp(let attempts): (.gaveUp, LabText.gaveUp(attempts))
        case .requestLost, .answerLost, .connectionFailed, .overlapped, .busy, .paid: nil
        }
    }
}
