import Content
import Foundation
import GRDB
import Synchronization

@testable import KnowledgeStore

/// A folder of its own for one test, gone with it.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "backlab-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        // A folder that stays behind in the system's temporary one harms no test.
        try? FileManager.default.removeItem(at: url)
    }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted()
    }
}

/// Content that a test can change, with a count of what was read.
final class SampleContent: Sendable {
    private struct State {
        var pieces: [String: Result<ContentPiece, ContentIssue>]
        var stamps: [String: UInt64] = [:]
        var read: [String] = []
    }

    private let state: Mutex<State>

    init(_ pieces: [String: ContentPiece]) {
        state = Mutex(State(pieces: pieces.mapValues { .success($0) }))
    }

    convenience init(topics: [Topic]) {
        self.init(
            Dictionary(uniqueKeysWithValues: topics.map { ("content/topics/\($0.id).md", ContentPiece.topic($0)) })
        )
    }

    /// The files read since the last call, sorted.
    func takeRead() -> [String] {
        state.withLock { state in
            defer { state.read = [] }
            return state.read.sorted()
        }
    }

    func set(_ path: String, _ piece: ContentPiece) { set(path, .success(piece)) }

    func breakFile(_ path: String, _ message: String) {
        set(path, .failure(ContentIssue(file: path, line: 3, message)))
    }

    private func set(_ path: String, _ piece: Result<ContentPiece, ContentIssue>) {
        state.withLock {
            $0.pieces[path] = piece
            $0.stamps[path, default: 0] += 1
        }
    }

    func remove(_ path: String) { state.withLock { $0.pieces[path] = nil } }

    func rename(_ path: String, to other: String) {
        state.withLock { $0.pieces[other] = $0.pieces.removeValue(forKey: path) }
    }

    var source: IndexSource {
        IndexSource(
            identity: "sample",
            files: { [self] in
                state.withLock { state in
                    state.pieces.keys.map { IndexedFile(path: $0, stamp: state.stamps[$0] ?? 0) }
                }
            },
            read: { [self] file in
                let piece = state.withLock { state in
                    state.read.append(file.path)
                    return state.pieces[file.path]
                }
                guard let piece else { throw ContentIssue(file: file.path, "no such file") }
                return try piece.get()
            }
        )
    }

    func index(in folder: TemporaryFolder) throws -> KnowledgeIndex {
        try KnowledgeIndex.open(at: folder.url, source: source)
    }
}

extension Topic {
    /// A topic whose parts hold one paragraph each.
    static func sample(
        _ id: TopicID,
        title: String,
        category: String = "caching",
        level: Int = 1,
        summary: String = "",
        aliases: [String] = [],
        requires: [TopicID] = [],
        labs: [String] = [],
        formerly: [TopicID] = [],
        headings: [Part: String] = [:],
        _ texts: [Part: String] = [:]
    ) -> Topic {
        let header = TopicHeader(
            id: id,
            title: title,
            category: category,
            level: level,
            summary: summary,
            aliases: aliases,
            requires: requires,
            labs: labs,
            formerly: formerly
        )
        let sections = Part.allCases.map { part in
            let heading = headings[part].map { [Block(line: 2, kind: .heading(level: 3, [.text($0)]))] } ?? []
            let text = texts[part].map { [Block(line: 3, kind: .paragraph([.text($0)]))] } ?? []
            return TopicSection(part: part, line: 1, blocks: heading + text)
        }
        return Topic(header: header, sections: sections, questions: [])
    }
}

extension SearchResults {
    /// `topic idempotency`, `lab idempotency`…
    var references: [String] { hits.map { $0.reference.description } }
}

extension LearnerRecord {
    /// Does with the file what the record's own methods don't.
    func withConnection<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.writeWithoutTransaction(body)
    }
}
