public import Content
public import Foundation
public import KnowledgeStore
public import LabKit
public import TerminalUI

/// What a screen wants done. Screens only say it; `Navigator` or `EffectRunner` does it.
public enum Effect: Equatable, Sendable {
    case navigate(Navigation)

    case loadHome
    case loadBrowse
    case loadPath(String)
    case loadCatalogue(Catalogue)
    case loadPreview(PreviewRequest)
    /// A page as it stands on a learning path: that with this id, or one that the learner is on.
    case loadPage(ContentReference, path: String? = nil)
    case search(SearchRequest)
    case loadSearch
    /// Remembers what was looked for.
    case saveSearch(String)

    case savePlace(TopicID, ReadingPlace)
    case mark(TopicID, ReadingState)

    case loadLab(String)
    case startLab(LabStart)
    case sendLab(LabCommand, lane: LabLane = .a)
    /// Stops one of two runs that are compared.
    case stopLane(LabLane)
    /// Stops whatever runs.
    case stopLab
    case savePrediction(PredictionEntry)
    case saveLabRun(LabReport)
    /// Writes a run to a new file in the current folder.
    case exportLab(LabExport)

    case loadQuestions(QuestionSource)
    case loadReviewOutlook
    /// What time it is, for what the screen says happens now.
    case readClock(QuestionsModel.Moment)
    case saveReview(ReviewSession.Review, at: Date)
    case loadProgress
    /// Writes the record to a new file in the current folder.
    case exportProgress

    case copy(String)
    case suspend
    case notify(String)
    /// Has the text of a page's note changed in `$VISUAL` or `$EDITOR`; `EffectResult.edited` or `failed` follows.
    case edit(text: String, for: ContentReference)
    /// Marks a place; the date is the record's.
    case setBookmark(Bookmark)
    case removeBookmark(ContentReference)
    /// Keeps a page's note; a blank text removes it.
    case saveNote(String, on: ContentReference)
    /// From now on these settings hold. The app carries it out, and asks for the next two.
    case change(Settings)
    case saveSettings(Settings, former: Settings)
    /// Takes the mouse from the terminal, or leaves it to that.
    case useMouse(Bool)
    /// `EffectResult.settingsFile` follows.
    case lookAtSettings
    /// Keeps what the terminal said of its background for the next start.
    case rememberBackground(RGB?)
    /// `EffectResult.titles` follows.
    case loadTitles
    /// A divider was moved: the settings take its place. The app carries it out.
    case divide(DividerKind, share: Int?)
}

/// Moves between screens.
public enum Navigation: Equatable, Sendable {
    case open(Destination)
    /// To the screen before; on Home, nowhere.
    case back
    case forward
    /// Back, and from Home out of the program.
    case leave
    case help
    /// Every command by its name.
    case palette
    case suspend
    case quit
    /// Back to the page from which the search was opened, to look for these words there.
    case findInPage(String)
}

/// A place in the program.
public enum Destination: Equatable, Sendable {
    case home
    /// The topics by category, with one of them selected.
    case browse(category: String?)
    /// A topic (at a part, or where its reader stopped), tool, reference or glossary term.
    case page(ContentReference, part: Part?)
    case search(String)
    case lab(String)
    case path(String)
    case catalogue(Catalogue)
    /// A page at its bookmark.
    case bookmark(ContentReference)
    case questions(QuestionSource)
    case settings
    case progress
}

/// One search, numbered so that the answer to an older one can't replace a newer one's.
public struct SearchRequest: Equatable, Sendable {
    public var text: String
    public var generation: Int

    public init(text: String, generation: Int) {
        self.text = text
        self.generation = generation
    }
}

/// Which of two runs side by side is meant. One that runs alone is A.
public enum LabLane: String, CaseIterable, Equatable, Sendable {
    case a = "A"
    case b = "B"

    public var other: LabLane { self == .a ? .b : .a }
}

public struct LabStart: Equatable, Sendable {
    public var manifest: LabManifest
    public var settings: LabSettings
    public var seed: UInt64
    /// Work arrives as under these settings, whatever the others are; nil for as under its own.
    public var arrivals: LabSettings?
    /// Servers of the learner's own that stand in for components, by component.
    public var engines: [String: EngineAddress]
    public var lane: LabLane

    public init(
        manifest: LabManifest,
        settings: LabSettings,
        seed: UInt64,
        arrivals: LabSettings? = nil,
        engines: [String: EngineAddress] = [:],
        lane: LabLane = .a
    ) {
        self.manifest = manifest
        self.settings = settings
        self.seed = seed
        self.arrivals = arrivals
        self.engines = engines
        self.lane = lane
    }
}

/// A prediction with what was measured, for the record.
public struct PredictionEntry: Equatable, Sendable {
    public var lab: String
    public var step: Int
    public var answer: String
    public var result: PredictionResult

    public init(lab: String, step: Int, answer: String, result: PredictionResult) {
        self.lab = lab
        self.step = step
        self.answer = answer
        self.result = result
    }
}
