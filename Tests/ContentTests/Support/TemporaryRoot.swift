import Foundation

@testable import Content

/// A folder of content that is gone after the test.
struct TemporaryRoot {
    let url: URL

    var library: ContentLibrary { ContentLibrary(root: ContentRoot(url)) }

    static func with<Result>(_ files: [String: String], _ body: (TemporaryRoot) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        // What stays behind in the system's temporary folder fails no test.
        defer { try? FileManager.default.removeItem(at: url) }
        let root = TemporaryRoot(url: url)
        for (path, text) in files { try root.write(Data(text.utf8), to: path) }
        return try body(root)
    }

    func write(_ data: Data, to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}
