import Content
import Foundation
import KnowledgeStore
import LabKit
import Screens

/// The folders of this run and what is opened from them. Nothing is opened before it is asked for.
struct Workspace {
    var environment: [String: String]
    var folders: Folders
    var root: ContentRoot
    var packs: [Pack]
    /// Why packs that were added aren't read; nil where they are.
    var packNotice: String?

    init(content: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws(CommandError) {
        self.environment = environment
        root = try ContentLocator(option: content, environment: environment).find()
        folders = try Folders(environment: environment)
        do {
            packs = try PackFile(folder: folders.config).read().packs
        } catch {
            // The knowledge base is of use without them.
            packs = []
            packNotice = "Packs aren't read: \(error)"
        }
        if let missing = library.missingPacks.first {
            packNotice =
                "The pack \(missing.name) isn't read, since \(missing.root.url.path) isn't there;"
                + " bring it back, or say: backlab pack remove \(missing.name)"
        }
    }

    var library: ContentLibrary { ContentLibrary(root: root, packs: packs) }

    var source: IndexSource { .content(of: library) }

    /// The lab of the base or of a pack.
    /// - Throws: where there is none, or its files are wrong.
    func lab(_ id: String) throws -> LabManifest {
        try LabManifest.load(from: try library.labPath(id) ?? "labs/\(id)", in: library)
    }

    /// The index, brought up to date first. Long work shows itself on standard error.
    func index() throws -> KnowledgeIndex {
        var progress = IndexingLine()
        defer { progress.clear() }
        return try KnowledgeIndex.open(at: folders.cache, source: source) { progress.show($0) }
    }

    func rebuiltIndex() throws -> KnowledgeIndex {
        var progress = IndexingLine()
        defer { progress.clear() }
        return try KnowledgeIndex.rebuild(at: folders.cache, source: source) { progress.show($0) }
    }

    func record() throws -> LearnerRecord {
        try LearnerRecord.open(at: folders.data, now: { Date() })
    }

    /// The record with what was earned under former ids carried over.
    func record(following index: KnowledgeIndex) throws -> LearnerRecord {
        let record = try record()
        try Self.followRenamedTopics(index, record)
        return record
    }

    /// Progress hangs on ids: what was earned under a former one is carried over. A record that can't be written says so
    /// itself, and keeps what it has.
    static func followRenamedTopics(_ index: KnowledgeIndex, _ record: LearnerRecord) throws {
        guard case .readWrite = record.mode else { return }
        try record.follow(try index.renamedTopics())
    }
}

/// `Indexing 120 of 173`, on one line of standard error, once it has taken long enough to be noticed.
private struct IndexingLine {
    private let began = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var isVisible = false

    mutating func show(_ progress: IndexProgress) {
        let now = ContinuousClock.now
        guard StandardError.isTerminal, now - began > .milliseconds(150), now - shown > .milliseconds(50) else {
            return
        }
        shown = now
        isVisible = true
        StandardError.write("\rIndexing \(progress.done) of \(progress.total)")
    }

    mutating func clear() {
        if isVisible { StandardError.write("\r\u{1B}[K") }
    }
}
