import Foundation

@testable import Content

/// The checkout's own content, found from this file.
enum Checkout {
    static let root = ContentRoot(
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    )
    static let library = ContentLibrary(root: root)
}

/// The topic that sets the standard for all others.
enum Exemplar {
    static let file = "content/topics/api-design/idempotency.md"

    static func text() throws -> String { try Checkout.library.text(at: file) }

    static func topic() throws -> Topic { try Checkout.library.topic(at: file) }
}
