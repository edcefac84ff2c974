import Content
import Foundation
import LabKit

/// The idempotency lab's files as they are shipped, for tests that change a line.
enum IdempotencyFiles {
    static let root = ContentRoot(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    )
    static let yaml = text("lab.yml")
    static let guide = text("guide.md")

    /// All faults, as a complaint about an unknown one lists them.
    static let faults = "lose, reset, delay, jitter, bandwidth, hold, blackhole"

    private static func text(_ name: String) -> String {
        // A missing file shows as a manifest that can't be read, which is what the tests would say.
        (try? String(contentsOf: root.lab("idempotency").appending(path: name), encoding: .utf8)) ?? ""
    }

    /// The issues after one text in one of the files was replaced.
    static func issues(replacing old: String, with new: String, inGuide: Bool = false) -> [String] {
        let yaml = inGuide ? yaml : yaml.replacingOccurrences(of: old, with: new)
        let guide = inGuide ? guide.replacingOccurrences(of: old, with: new) : guide
        return LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/idempotency").issues.map(\.description)
    }
}

/// All kinds, as a complaint about an unknown one lists them.
let kinds = ComponentKind.Name.allCases.map(\.rawValue).joined(separator: ", ")
