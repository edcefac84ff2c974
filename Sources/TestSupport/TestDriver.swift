public import Content
public import Foundation
import KnowledgeStore
public import LabKit
public import Screens
public import TerminalUI

/// Drives the whole interface without a terminal: press keys, then read the screen.
///
///     let driver = try TestDriver(size: Size(width: 80, height: 24))
///     driver.type("/idem")
///     driver.press(.enter)
///     #expect(driver.screen.contains("Idempotency"))
///
/// Every call returns when the program is idle: all that a key brought has been carried out and drawn. Only labs are
/// played by the test, through `deliver`.
public final class TestDriver {
    public let services: Services
    /// The folder of this driver's index and record.
    public let folder: TemporaryFolder
    /// Kept, since the folder that pages are read from goes with it.
    private let sample: SampleContent?
    private var loop: RuntimeLoop
    private let background: TestBackground

    /// - Parameters:
    ///   - root: the knowledge base; the repository's own unless another is given.
    ///   - sample: a knowledge base in the place of `root`.
    ///   - packs: read beside it.
    ///   - folder: where index and record are; the same folder again is the next day.
    public init(
        size: Size,
        root: ContentRoot = .repository,
        sample: SampleContent? = nil,
        packs: [Pack] = [],
        folder: TemporaryFolder? = nil,
        glyphs: GlyphSet = .unicode,
        settings: Settings? = nil,
        surroundings: Surroundings? = nil,
        destination: Destination? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        self.sample = sample
        let library = ContentLibrary(root: sample?.root ?? root, packs: packs)
        if sample == nil, root == .repository, packs.isEmpty { try RepositoryIndex.copy(to: folder) }
        var services = Services(
            library: library,
            index: try KnowledgeIndex.open(
                at: RepositoryIndex.cache(in: folder),
                source: .content(of: library)
            ),
            record: try LearnerRecord.open(at: folder.url.appending(path: "data"), now: now),
            labs: NoLabs(),
            now: now
        )
        services.exportFolder = folder.url
        services.settings = SettingsStore(folder: folder.url.appending(path: "config"))
        services.calendar = .testing
        self.services = services
        background = TestBackground(services: services)
        loop = RuntimeLoop(
            model: AppModel(
                size: size,
                settings: settings ?? services.settings?.load().settings ?? Settings(),
                surroundings: surroundings ?? Surroundings(isUnicode: !glyphs.isASCII)
            ),
            runner: EffectRunner(services: services, background: background)
        )
        send(.started(destination))
    }

    // MARK: What a person does

    public func press(_ keys: Key...) {
        for key in keys { send(.input(.key(KeyEvent(key)))) }
    }

    public func press(_ event: KeyEvent) { send(.input(.key(event))) }

    /// Types each character.
    public func type(_ text: String) {
        for character in text { send(.input(.key(.character(character)))) }
    }

    public func paste(_ text: String) { send(.input(.paste(text))) }

    public func resize(_ size: Size) { send(.input(.resize(size))) }

    /// Clicks the first place where the screen shows `text`; false where it doesn't.
    @discardableResult
    public func click(_ text: String) -> Bool {
        for (y, row) in screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let range = row.range(of: text) else { continue }
            let x = CellWidth.columns(of: String(row[..<range.lowerBound]))
            send(.input(.mouse(MouseEvent(kind: .press(.left), position: Point(x: x, y: y)))))
            return true
        }
        return false
    }

    public func scroll(_ kind: MouseEvent.Kind, at point: Point) {
        send(.input(.mouse(MouseEvent(kind: kind, position: point))))
    }

    /// A running lab's news.
    public func deliver(_ update: LabUpdate, lane: LabLane = .a) { send(.result(.lab(update, lane: lane))) }

    /// What the learner's editor makes of each text that it is given; it leaves it as it is unless something is set.
    public var editor: @Sendable (String) -> Result<String, EditorTrouble> {
        get { background.editor }
        set { background.editor = newValue }
    }

    public func send(_ message: AppMessage) { send(together: [message]) }

    /// Messages that came while the program was busy.
    public func send(together messages: [AppMessage]) {
        loop.handle(messages)
        while let answer = background.nextAnswer() { loop.handle(.result(answer)) }
    }

    // MARK: What they see

    public var frame: Frame { loop.model.view() }
    public var screen: String { frame.buffer.text() }
    public var model: AppModel { loop.model }
    public var hasQuit: Bool { loop.model.hasQuit }
    public var labStarts: [LabStart] { background.log.starts }
    public var labCommands: [LabCommand] { background.log.commands }
    public var labStops: Int { background.log.stops }
    public var mouseUses: [Bool] { background.log.mouseUses }
    public var copied: [String] { background.log.copied }
    /// The texts that were given to the editor.
    public var edited: [String] { background.log.edited }
}

extension Calendar {
    /// The same on every machine: weeks from Monday, days by Greenwich.
    public static let testing: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()
}

extension ContentRoot {
    /// The checkout that the tests were built from.
    public static let repository = ContentRoot(
        (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    )
}
