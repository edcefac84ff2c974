public import Foundation
import GRDB

/// The knowledge base as lists and search need it: a cache of the content files, never the truth.
///
/// Opening it brings it up to date: files whose stamp changed are read again, in one transaction. A damaged index, or
/// one from another version of the program, is built anew without a word; it may be deleted at any time. Queries are
/// synchronous, may come from any thread, and are answered one after the other.
///
///     let index = try KnowledgeIndex.open(at: cacheFolder, source: source)
///     let hits = try index.search(SearchQuery(parsing: "idem")).hits
public struct KnowledgeIndex: Sendable {
    let store: IndexStore
    /// What opening it did.
    public let report: IndexReport

    /// Opens the index, and builds or updates it first where the content differs.
    ///
    /// Two programs may do so at once: the second waits and finds the work done. Where the folder can't be written,
    /// the index is built in memory, and `report.notice` says so.
    ///
    /// - parameter onProgress: Called while files are read, on the calling thread.
    /// - throws: What `source.files` throws, or `IndexError`.
    public static func open(
        at folder: URL,
        source: IndexSource,
        onProgress: (IndexProgress) -> Void = { _ in }
    ) throws -> KnowledgeIndex {
        let opening = IndexOpening(file: IndexFile(folder: folder, identity: source.identity), source: source)
        let (queue, report) = try opening.openUpToDate(onProgress: onProgress)
        return KnowledgeIndex(store: IndexStore(queue: queue, opening: opening), report: report)
    }

    /// Opens the index as it was left, without comparing it with the content: for a first paint that mustn't wait for
    /// a hundred thousand files to be listed. Nil where there is none that this version can read.
    public static func openUnchecked(at folder: URL, source: IndexSource) throws -> KnowledgeIndex? {
        let opening = IndexOpening(file: IndexFile(folder: folder, identity: source.identity), source: source)
        guard let (queue, state) = try opening.openAsItIs() else { return nil }
        let report = IndexReport(files: state.files, issues: state.issues)
        return KnowledgeIndex(store: IndexStore(queue: queue, opening: opening), report: report)
    }

    /// Builds the index anew from every file, whatever it held.
    public static func rebuild(
        at folder: URL,
        source: IndexSource,
        onProgress: (IndexProgress) -> Void = { _ in }
    ) throws -> KnowledgeIndex {
        let opening = IndexOpening(file: IndexFile(folder: folder, identity: source.identity), source: source)
        let (queue, report) = try opening.rebuild(onProgress: onProgress)
        return KnowledgeIndex(store: IndexStore(queue: queue, opening: opening), report: report)
    }

    /// Ends the queries that run or wait now with `IndexError.interrupted`; later ones aren't touched.
    ///
    /// - returns: What a search that is only handed over now can be held to: the next interruption ends it, even when
    ///   that comes before it has begun.
    @discardableResult
    public func interrupt() -> QueryTicket { QueryTicket(generation: store.interrupt()) }

    /// The file on disk; nil for an index in memory.
    public var file: URL? { store.file }
}
