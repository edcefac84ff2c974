import Content
import Foundation
import TerminalUI

/// Questions, one at a time; each answer is explained, and a wrong one comes back before the end.
public struct QuestionsModel: ScreenModel {
    /// What the clock is read for.
    public enum Moment: Equatable, Sendable {
        case shown
        case answered
    }

    let source: QuestionSource
    private(set) var size = Size.zero
    /// Nil until it has come.
    private(set) var data: QuestionsData?
    /// Why there are none.
    private(set) var failure: String?
    var session: ReviewSession?
    var draft = AnswerDraft()
    /// The turn that is shown in place of the question being asked: the one just answered, or one looked back at.
    var shownTurn: Int?
    private(set) var sheet: QuestionSheet?
    /// The first row shown.
    var top = 0
    /// An index into the sheet's links.
    var selectedLink: Int?
    /// When the question being asked came on the screen; nil before it did.
    var shownAt: Date?
    /// An answer that waits for the clock.
    var pending: GivenAnswer?
    /// Where the session ended, what is due now.
    var outlook: ReviewOutlook?
    /// The row of the summary, or of the empty screen, that the keys are on.
    var selectedRow = 0

    public init(source: QuestionSource) { self.source = source }

    /// What the screen shows.
    enum Stage: Equatable {
        case loading
        /// There is nothing to ask.
        case empty
        case asking
        /// A turn that has been: just answered, or looked back at.
        case looking(ReviewSession.Turn)
        case summary
    }

    var stage: Stage {
        guard let session else { return .loading }
        if let shownTurn { return .looking(session.turns[shownTurn]) }
        if session.current != nil { return .asking }
        return session.items.isEmpty ? .empty : .summary
    }

    var geometry: ReaderGeometry { ReaderGeometry(size: size, hasOutline: false, isFinding: false) }

    var visibleRows: Range<Int> {
        let count = sheet?.text.lines.count ?? 0
        let start = min(top, count)
        return start..<min(count, start + geometry.text.height)
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            // Whoever comes back from what they read finds the session as they left it.
            return session == nil || stage == .empty ? [.loadQuestions(source)] : []
        case .resized(let size):
            self.size = size
            setSheet()
            reveal()
        case .text(let character):
            type(String(character))
        case .paste(let text):
            if stage == .asking, isAskingNumber { type(text) }
        case .wheel(let rows, _):
            wheel(rows)
        case .click(let point):
            return click(point)
        case .result(let result):
            return receive(result)
        case .settings, .drag, .release:
            break
        }
        return []
    }

    private mutating func receive(_ result: EffectResult) -> [Effect] {
        switch result {
        case .questions(let data) where data.source == source:
            self.data = data
            failure = nil
            session = ReviewSession(data.items)
            outlook = data.outlook
            selectedRow = 0
            return showCurrent()
        case .clock(let date, .shown):
            shownAt = date
        case .clock(let date, .answered):
            return judge(at: date)
        case .reviewOutlook(let outlook):
            self.outlook = outlook
        case .failed(let sentence):
            if session == nil { failure = sentence }
        default:
            break
        }
        return []
    }

    // MARK: The course of a session

    /// Brings the question being asked on the screen, or the summary after the last.
    mutating func showCurrent() -> [Effect] {
        shownTurn = nil
        draft = AnswerDraft()
        selectedLink = nil
        top = 0
        setSheet()
        guard session?.current != nil else {
            selectedRow = 0
            return session?.items.isEmpty == false ? [.loadReviewOutlook] : []
        }
        return [.readClock(.shown)]
    }

    mutating func give(_ answer: GivenAnswer) -> [Effect] {
        // A word about what can't be judged costs no time, so it comes before the clock is read.
        if case .unreadable(let sentence)? = session?.current?.question.grade(answer) { return [.notify(sentence)] }
        pending = answer
        return [.readClock(.answered)]
    }

    private mutating func judge(at date: Date) -> [Effect] {
        guard let pending else { return [] }
        self.pending = nil
        defer { shownAt = nil }
        let seconds = shownAt.map { date.timeIntervalSince($0) } ?? 0
        guard case .judged(_, let review)? = session?.answer(pending, seconds: seconds) else { return [] }
        look(at: (session?.turns.count ?? 1) - 1)
        return [.saveReview(review, at: date)]
    }

    mutating func skip() -> [Effect] {
        session?.skip()
        shownAt = nil
        return showCurrent()
    }

    /// Shows a turn that has been.
    mutating func look(at turn: Int) {
        shownTurn = turn
        selectedLink = nil
        top = 0
        setSheet()
        // The verdict is what was waited for: where the question is long, that scrolls away.
        if let sheet, let verdict = sheet.verdict {
            top = max(0, min(verdict, sheet.text.lines.count - geometry.text.height))
        }
    }

    mutating func setSheet() {
        guard let session, !size.isEmpty else { return }
        let geometry = geometry
        func sheet(_ item: ReviewItem, isAgain: Bool, _ answer: QuestionSheet.Answer?, isSkipped: Bool) -> QuestionSheet
        {
            QuestionSheet(
                item,
                isAgain: isAgain,
                chosen: draft.chosen,
                answer: answer,
                isSkipped: isSkipped,
                columns: geometry.columns,
                widest: geometry.text.width
            )
        }
        switch stage {
        case .asking:
            self.sheet = session.current.map { sheet($0, isAgain: session.isCurrentAgain, nil, isSkipped: false) }
        case .looking(let turn):
            let item = session.items[turn.item]
            switch turn.outcome {
            case .answered(let given, let grade):
                let answer = QuestionSheet.Answer(given: given, grade: grade)
                self.sheet = sheet(item, isAgain: turn.isAgain, answer, isSkipped: false)
            case .skipped:
                self.sheet = sheet(item, isAgain: turn.isAgain, nil, isSkipped: true)
            }
        case .loading, .empty, .summary:
            self.sheet = nil
        }
    }
}
