import LabKit
import NIOCore

/// Decides, for one connection through a link, what passes and when. What it is told are pieces of requests and answers
/// in order; what it returns is what to do. It knows no socket and no clock.
struct LinkExchange {
    /// Whose requests are awaiting answers, the oldest first; an answer belongs to the oldest (RFC 9112, section
    /// 9.3.2, and RESP likewise).
    struct Awaited {
        var subject: LinkSubject
        /// Of HTTP.
        var method = ""
        /// A request before it was lost, so that who awaits answers in order would take its answer for another's.
        var isMisplaced = false
    }

    private var talk: LinkTalk
    private var requests = LinkLane(.request)
    private var answers = LinkLane(.response)
    private var awaited = CircularBuffer<Awaited>()
    /// What is to be told of what came, before anything goes.
    private var notes: [LinkAction] = []
    /// Of the message that is coming, whether its bytes are kept.
    private var keepsRequest = true
    private var keepsAnswer = true
    private var isConnected: Bool
    private var isConnecting = false
    /// Whatever comes goes nowhere.
    private(set) var isBlackHole = false
    private var isOver = false
    /// Where only the order says which answer is whose, nobody may hear those that come behind a lost message.
    private var misplacesRequests = false
    private var misplacesAnswers = false

    /// - Parameters:
    ///   - talk: what is spoken.
    ///   - isConnected: whether the callee is there; else it is asked for when something is to go to it.
    init(_ talk: LinkTalk, isConnected: Bool) {
        self.talk = talk
        self.isConnected = isConnected
    }

    // MARK: What it is told

    mutating func read(_ bytes: ByteBuffer, _ direction: LinkSpec.Direction, _ judge: some LinkJudge) {
        guard !isOver, !isBlackHole || direction == .request else { return }
        let pieces =
            direction == .request ? talk.requestPieces(bytes) : talk.answerPieces(bytes, awaited: awaited)
        for piece in pieces {
            if isBlackHole { swallow(piece, judge) } else { take(piece, direction, judge) }
        }
    }

    mutating func connected() { isConnected = true }

    /// Whoever sends what goes this way sends no more.
    mutating func ended(_ direction: LinkSpec.Direction) {
        guard isBlackHole else { return self[direction].end() }
        // Mostly it has given up. Nothing would ever come that showed it, so its place would be taken for good.
        if direction == .request { notes.append(.close(.response)) }
    }

    /// Whoever sends what goes this way has left. What waits goes on all the same.
    mutating func left(_ direction: LinkSpec.Direction) { self[direction].close() }

    private mutating func take(_ piece: LinkTalk.Piece, _ direction: LinkSpec.Direction, _ judge: some LinkJudge) {
        switch piece {
        case .request(let request, let method, let isPaired):
            guard isPaired else { return begin(.request, judge) }
            let subject = judge.subject(of: request)
            let fate = judge.fate(of: subject, .request)
            begin(subject, fate, .request, judge)
            switch fate.end {
            case .isLost: misplacesRequests = talk.isPairedByOrder
            case .passes, .resets:
                awaited.append(Awaited(subject: subject, method: method, isMisplaced: misplacesRequests))
            case .vanishes: break
            }
        case .answer(let isInterim):
            // One that nobody asked for, such as 408 before closing, just passes.
            let first = awaited.first ?? Awaited(subject: LinkSubject(work: nil))
            if !isInterim, !awaited.isEmpty { awaited.removeFirst() }
            var fate = judge.fate(of: first.subject, .response)
            if misplacesAnswers || first.isMisplaced { fate.end = .isLost }
            if fate.end == .isLost { misplacesAnswers = talk.isPairedByOrder }
            begin(first.subject, fate, .response, isInterim: isInterim, judge)
        case .unasked: begin(.response, judge)
        case .bytes(let bytes):
            if direction == .request ? keepsRequest : keepsAnswer { self[direction].append(bytes, now: judge.now) }
        case .end: self[direction].finish()
        case .opaque(let bytes):
            begin(direction, judge)
            guard !isBlackHole else { return }
            self[direction].append(bytes, now: judge.now)
            self[direction].finish()
        }
    }

    private mutating func swallow(_ piece: LinkTalk.Piece, _ judge: some LinkJudge) {
        guard case .request(let request, _, _) = piece else { return }
        notes.append(.note(.vanished, judge.subject(of: request).work?.identity))
    }

    /// A message begins that belongs to no work.
    private mutating func begin(_ direction: LinkSpec.Direction, _ judge: some LinkJudge) {
        let nobody = LinkSubject(work: nil)
        begin(nobody, judge.fate(of: nobody, direction), direction, judge)
    }

    private mutating func begin(
        _ subject: LinkSubject,
        _ fate: LinkFate,
        _ direction: LinkSpec.Direction,
        isInterim: Bool = false,
        _ judge: some LinkJudge
    ) {
        switch fate.end {
        case .vanishes:
            isBlackHole = true
            requests.removeAll()
            answers.removeAll()
            notes.append(.note(.vanished, subject.work?.identity))
            return
        case .passes where fate.delay > 0: notes.append(.note(.delayed, subject.work?.identity))
        case .passes, .isLost, .resets: break
        }
        if direction == .request { keepsRequest = fate.end != .isLost } else { keepsAnswer = fate.end != .isLost }
        let message = LinkLane.Message(subject: subject, fate: fate, number: judge.nextNumber(), isInterim: isInterim)
        self[direction].begin(message, now: judge.now)
    }

    private subscript(_ direction: LinkSpec.Direction) -> LinkLane {
        get { direction == .request ? requests : answers }
        set { if direction == .request { requests = newValue } else { answers = newValue } }
        _modify { if direction == .request { yield &requests } else { yield &answers } }
    }

    // MARK: What it decides

    /// What may be done now.
    mutating func proceed(_ judge: some LinkJudge) -> [LinkAction] {
        guard !isOver else { return [] }
        var actions = notes
        notes.removeAll()
        if needsCallee {
            if !isConnecting { actions.append(.connect) }
            isConnecting = true
        } else {
            requests.proceed(judge, &actions)
        }
        answers.proceed(judge, &actions)
        if actions.contains(.reset) {
            isOver = true
            requests.removeAll()
            answers.removeAll()
        }
        return actions
    }

    /// Whether there is something for a callee that isn't there.
    var needsCallee: Bool { !isConnected && requests.needsReceiver }

    /// When it has something to do next, in seconds of lab time; nil where that isn't for time to say.
    var nextDue: Double? { [requests.nextDue, answers.nextDue].compactMap { $0 }.min() }

    /// Whether nothing more should be read of what goes this way.
    func isFull(_ direction: LinkSpec.Direction) -> Bool { self[direction].isFull }

    // MARK: Stepping

    /// The number of the oldest message that a step would let go on.
    func steppable(now: Double) -> (number: Int, direction: LinkSpec.Direction)? {
        let numbers = [requests, answers].compactMap { lane in
            lane.steppable(now: now).map { (number: $0, direction: lane.direction) }
        }
        return numbers.min { $0.number < $1.number }
    }

    /// The first message that goes this way goes on with the next `proceed`.
    mutating func grant(_ direction: LinkSpec.Direction) { self[direction].grant() }

    // MARK: What waits

    var messages: Int { requests.messages + answers.messages }
    var bytes: Int { requests.bytes + answers.bytes }
    /// Messages that a hold or a pause keeps.
    var held: Int { requests.held + answers.held }
}
