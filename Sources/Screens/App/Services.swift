public import Content
public import Foundation
public import KnowledgeStore
public import LabKit

/// What the screens' effects work on. The composition root makes one.
public struct Services: Sendable {
    public var library: ContentLibrary
    public var root: ContentRoot
    public var index: KnowledgeIndex
    public var record: LearnerRecord
    public var labs: any LabRunner
    public var now: @Sendable () -> Date

    public init(
        library: ContentLibrary,
        root: ContentRoot,
        index: KnowledgeIndex,
        record: LearnerRecord,
        labs: any LabRunner,
        now: @escaping @Sendable () -> Date
    ) {
        self.library = library
        self.root = root
        self.index = index
        self.record = record
        self.labs = labs
        self.now = now
    }
}
