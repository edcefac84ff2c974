import LabKit

/// Turns what the lab's parts report into events and stories. Belongs to the lab's event loop.
final class Recorder {
    private struct Entry {
        var story = Story()
        var isShown: Bool
        /// Attempts that are in a server; the story isn't over while there are any.
        var inside = 0
        var clientIsDone = false
    }

    private let outbox: UpdateOutbox
    private let timers: LoopTimers
    /// Units under way, outsiders' apart.
    private var entries: [UnitOfWork: Entry] = [:]
    /// Units in the order in which they began, among them some that are over.
    private var order: [UnitOfWork] = []
    private let mostEntries: Int
    private var sampler: EventSampler
    private var outsiderSampler: EventSampler
    private var shownOutsiders: Set<Int> = []
    /// How much was told. While time stands still that is all that happens, since somebody looks at each of it.
    private(set) var activity = 0

    /// - Parameter mostEntries: Beyond twice as many units under way, the oldest stories go untold until so many are left.
    init(outbox: UpdateOutbox, timers: LoopTimers, mostEntries: Int = 10_000) {
        self.outbox = outbox
        self.timers = timers
        self.mostEntries = mostEntries
        let now = timers.realNow().seconds
        sampler = EventSampler(cost: EventSampler.messagesPerOrder, now: now)
        outsiderSampler = EventSampler(cost: EventSampler.messagesPerOutsider, now: now)
    }

    /// Something that concerns no unit of work.
    func tell(_ kind: LabEvent.Kind, _ text: String) {
        tell(LabEvent(time: timers.now, kind: kind, text: text))
    }

    private func tell(_ event: LabEvent) {
        activity += 1
        outbox.push(.event(event))
    }

    // MARK: Units of work

    /// A unit of the lab's own load begins.
    func began(_ unit: UnitOfWork) {
        entries[unit] = Entry(isShown: sampler.takesUnit(now: timers.realNow().seconds))
        order.append(unit)
        if order.count > 2 * mostEntries { forget() }
    }

    /// Bounds what is kept. It has room for as many units again afterwards, so that each costs little.
    private func forget() {
        order.removeAll { entries[$0] == nil }
        let excess = order.count - mostEntries
        guard excess > 0 else { return }
        for unit in order.prefix(excess) { entries[unit] = nil }
        order.removeFirst(excess)
        outbox.push(.dropped(events: excess))
    }

    /// The client is done with it. The story ends when no attempt is in a server either.
    func ended(_ unit: UnitOfWork) {
        entries[unit]?.clientIsDone = true
        tellIfOver(unit)
    }

    /// An attempt came into a server.
    func entered(_ work: Work) { entries[work.unit]?.inside += 1 }

    func left(_ work: Work) {
        entries[work.unit]?.inside -= 1
        tellIfOver(work.unit)
    }

    /// A step of a unit's story, and the event that it is.
    func note(_ work: WorkIdentity, at component: String, _ step: StoryStep) {
        guard !work.unit.isOutsider else { return }
        entries[work.unit]?.story.append(step)
        if let event = step.event { push(work, component, event.kind, event.text) }
    }

    /// A unit's story, told in one piece.
    func story(_ work: WorkIdentity, at component: String, _ text: String) {
        push(work, component, .story, text)
    }

    /// A story of which there are so many that those of shown units are enough.
    func sampledStory(_ work: WorkIdentity, at component: String, _ text: String) {
        if isShown(work.unit) { story(work, at: component, text) }
    }

    private func tellIfOver(_ unit: UnitOfWork) {
        guard let entry = entries[unit], entry.clientIsDone, entry.inside <= 0 else { return }
        entries[unit] = nil
        // Whoever has no steps to tell tells its story by itself, if there is one.
        guard !entry.story.steps.isEmpty else { return }
        let event = LabEvent(time: timers.now, unit: unit, kind: .story, text: entry.story.summary)
        tell(event)
    }

    // MARK: Messages and outsiders

    /// A request or an answer that goes from one component to the next; told only of units that are shown, while time
    /// goes on.
    func message(_ work: WorkIdentity, from: String, to: String) {
        guard isShown(work.unit) || timers.clock.isPaused else { return }
        push(work, from, .message(from: from, to: to), "")
    }

    /// A message that concerns no work; told only while time stands still.
    func message(from: String, to: String) {
        guard timers.clock.isPaused else { return }
        tell(LabEvent(time: timers.now, component: from, kind: .message(from: from, to: to), text: ""))
    }

    /// A message came as far as a link, and no further.
    func lost(_ work: WorkIdentity, at link: String, to: String, _ text: String) {
        push(work, link, .lost(from: link, to: to), text)
    }

    /// An outsider's request has come in. Its messages are shown unless there are too many to follow.
    func outsiderBegan(_ number: Int) {
        if outsiderSampler.takesUnit(now: timers.realNow().seconds) {
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
        if case .outsider(let number) = unit { return shownOutsiders.contains(number) }
        return entries[unit]?.isShown == true
    }

    private func push(_ work: WorkIdentity, _ component: String, _ kind: LabEvent.Kind, _ text: String) {
        tell(
            LabEvent(
                time: timers.now,
                unit: work.unit,
                attempt: work.attempt,
                component: component,
                kind: kind,
                text: text
            )
        )
    }
}
