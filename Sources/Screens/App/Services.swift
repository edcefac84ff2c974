public import Content
public import Foundation
public import KnowledgeStore
public import LabKit
import Synchronization

/// What the screens' effects work on. The composition root makes one.
public struct Services: Sendable {
    public var library: ContentLibrary
    public var record: LearnerRecord
    public var labs: any LabRunner
    /// Servers of the learner's own that stand in for a lab's components, by lab and component.
    public var engines: [String: [String: EngineAddress]] = [:]
    public var now: @Sendable () -> Date
    /// Decides where a day ends.
    public var calendar = Calendar.current
    /// Where runs are written to.
    public var exportFolder = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    /// What terminals said of their backgrounds; nil remembers nothing.
    public var backgrounds: BackgroundMemory?
    /// Where the settings are kept; nil keeps them nowhere.
    public var settings: SettingsStore?
    /// The process's environment, which names the editor.
    public var environment = ProcessInfo.processInfo.environment
    /// Looks for content that changed since the index was made, and gives an index that is up to date; nil where the
    /// one at hand is. Takes as long as it takes to list all files, so the first paint doesn't wait for it.
    var freshIndex: (@Sendable () throws -> KnowledgeIndex)?
    private let holder: IndexHolder

    /// - Parameter freshIndex: see there.
    public init(
        library: ContentLibrary,
        index: KnowledgeIndex,
        freshIndex: (@Sendable () throws -> KnowledgeIndex)? = nil,
        record: LearnerRecord,
        labs: any LabRunner,
        now: @escaping @Sendable () -> Date
    ) {
        self.library = library
        self.record = record
        self.labs = labs
        self.now = now
        self.freshIndex = freshIndex
        holder = IndexHolder(index)
    }

    /// The newest index.
    public var index: KnowledgeIndex { holder.index.withLock { $0 } }

    func replaceIndex(by index: KnowledgeIndex) { holder.index.withLock { $0 = index } }

    /// Shared by all copies.
    private final class IndexHolder: Sendable {
        let index: Mutex<KnowledgeIndex>

        init(_ index: KnowledgeIndex) { self.index = Mutex(index) }
    }
}
