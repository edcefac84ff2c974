import LabKit

/// What the faults say about each message.
extension Link: LinkJudge {
    var now: Double { context.now }

    var isPaused: Bool { timers.clock.isPaused }

    func nextNumber() -> Int { context.nextMessageNumber() }

    // MARK: Whose a message is

    /// A request over HTTP says in a header whose it is, and a command that adds a message in the message's field. Any
    /// other command of the lab's own is the *n*-th of those through this link with its name and first argument: a replay
    /// sends as many of them, so the same number of them is lost, whatever comes between.
    func subject(of request: LinkRequest) -> LinkSubject {
        switch request {
        case .http(let identity): return LinkSubject(work: context.work(identifiedBy: identity))
        case .command(let command):
            if command.setsUp { return LinkSubject(work: nil) }
            guard command.isOwn, command.identity == nil else {
                return LinkSubject(work: context.work(identifiedBy: command.isOwn ? command.identity : nil))
            }
            let unit = UnitOfWork.work(command.kind, occurrence(of: command.hash))
            let identity = WorkIdentity(unit: unit, window: context.windows.current, attempt: 1)
            let work = Work(identity: identity, settings: context.windows.currentSettings)
            return LinkSubject(work: work, salt: Int(truncatingIfNeeded: command.hash >> 16))
        }
    }

    // MARK: What becomes of it

    func fate(of subject: LinkSubject, _ direction: LinkSpec.Direction) -> LinkFate {
        var fate = LinkFate()
        // Before the first window there are no settings yet, and nothing but outsiders.
        guard context.windows.current > 0 else { return fate }
        let settings = subject.work?.settings ?? context.windows.currentSettings
        for (index, fault) in spec.faults.enumerated() where fault.concerns(direction) {
            let chance = Chance(link: self, subject: subject, direction: direction, index: index)
            switch fault.effect {
            case .lose:
                if fate.end == .passes, chance.loses(fault, settings) { fate.end = .isLost }
            case .reset:
                if fate.end == .passes, subject.work != nil, chance.strikes(fault, settings) { fate.end = .resets }
            case .delay(let seconds):
                if chance.strikes(fault, settings) { fate.delay += seconds.value(in: settings) }
            case .jitter(let seconds):
                if chance.strikes(fault, settings) {
                    fate.delay += seconds.value(in: settings) * chance.number(for: "jitter")
                }
            case .bandwidth(let rate):
                if chance.strikes(fault, settings) {
                    fate.rate = min(fate.rate ?? .infinity, rate.value(in: settings))
                }
            case .hold(let isOn):
                if isOn.value(in: settings) == .on, chance.strikes(fault, settings) { fate.isHeld = true }
            case .blackhole(let isOn):
                guard direction == .request, fate.end == .passes, isOn.value(in: settings) == .on else { break }
                if chance.strikes(fault, settings) { fate.end = .vanishes }
            }
        }
        return fate
    }

    func isHolding(_ direction: LinkSpec.Direction) -> Bool {
        spec.faults.contains { fault in
            guard case .hold(let isOn) = fault.effect, fault.concerns(direction) else { return false }
            return isOn.value(in: context.windows.currentSettings) == .on
        }
    }

    /// Whether new work may go nowhere.
    var isBlackHole: Bool {
        spec.faults.contains { fault in
            guard case .blackhole(let isOn) = fault.effect else { return false }
            return isOn.value(in: context.windows.currentSettings) == .on
        }
    }

    /// Random decisions about one message and one of the faults.
    private struct Chance {
        let link: Link
        let subject: LinkSubject
        let direction: LinkSpec.Direction
        /// Of the fault in its list.
        let index: Int

        /// In 0..<1. What concerns no work has none: it meets what meets all.
        func number(for purpose: String) -> Double {
            guard let work = subject.work else { return 0.5 }
            return SeededDecision.unit(
                seed: link.context.seed,
                component: link.id,
                purpose: "\(purpose) \(direction.rawValue)",
                unit: work.unit,
                attempt: work.attempt,
                salt: index &+ subject.salt
            )
        }

        func loses(_ fault: LinkFault, _ settings: LabSettings) -> Bool {
            guard subject.work != nil, let chance = fault.chance?.value(in: settings) else { return false }
            return link.context.parts.loses(number(for: "lose"), chance)
        }

        /// Whether it meets this message. Without a chance it meets all.
        func strikes(_ fault: LinkFault, _ settings: LabSettings) -> Bool {
            link.context.parts.strikes(fault, decides(fault, settings))
        }

        private func decides(_ fault: LinkFault, _ settings: LabSettings) -> Bool {
            guard let chance = fault.chance?.value(in: settings) else { return true }
            guard subject.work != nil else { return chance >= 1 }
            return number(for: fault.effect.purpose) < chance
        }
    }
}

extension LinkFault.Effect {
    /// Names the decision whether it strikes.
    fileprivate var purpose: String {
        switch self {
        case .lose: "lose"
        case .reset: "reset"
        case .delay: "delay"
        case .jitter: "whether jitter"
        case .bandwidth: "bandwidth"
        case .hold: "hold"
        case .blackhole: "blackhole"
        }
    }
}

extension RESPCommandSplitter.Command {
    /// The kind of its unit of work, which is a word of small letters.
    fileprivate var kind: String {
        name.utf8.allSatisfy { (97...122).contains($0) } && name.utf8.count <= 20 ? name : "command"
    }
}
