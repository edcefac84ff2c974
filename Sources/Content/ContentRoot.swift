public import Foundation

/// The folder that holds `content/` and `labs/`.
public struct ContentRoot: Hashable, Sendable {
    public var url: URL

    public init(_ url: URL) { self.url = url }

    public var content: URL { url.appending(path: "content", directoryHint: .isDirectory) }
    public var labs: URL { url.appending(path: "labs", directoryHint: .isDirectory) }

    var path: String { url.path(percentEncoded: false) }

    public func lab(_ id: String) -> URL { labs.appending(path: id, directoryHint: .isDirectory) }
}
