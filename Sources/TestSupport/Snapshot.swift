import Foundation

/// Expected pictures in files beside the tests.
///
///     try expectSnapshot(driver.screen, "home-80x24", testFile: #filePath)
///
/// A missing snapshot is written, and the comparison fails: look at the picture, and commit it if it is right.
public struct SnapshotMismatch: Error, CustomStringConvertible {
    public var description: String
}

/// Compares `picture` with `Snapshots/<name>.txt` beside the test's file.
/// - Throws: `SnapshotMismatch` with both pictures, or where there was none.
public func expectSnapshot(_ picture: String, _ name: String, testFile: String = #filePath) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).txt")
    let picture = picture.hasSuffix("\n") ? picture : picture + "\n"
    // One that is there and can't be read is an error, and not overwritten.
    guard FileManager.default.fileExists(atPath: file.path) else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try picture.write(to: file, atomically: true, encoding: .utf8)
        throw SnapshotMismatch(description: "There was no \(name).txt; it is written now. Look at it:\n\(picture)")
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard expected == picture else {
        let lines = zip(
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            picture.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let first =
            lines.enumerated().first { $0.element.0 != $0.element.1 }.map { "line \($0.offset + 1)" } ?? "the length"
        throw SnapshotMismatch(
            description:
                "\(name).txt differs, first in \(first); delete it to take the new one.\nExpected:\n\(expected)\nNow:\n\(picture)"
        )
    }
}
