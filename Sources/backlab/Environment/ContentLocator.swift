import Content
import Foundation

/// Finds the folder that holds `content/` and `labs/`.
struct ContentLocator {
    /// What `--content` said.
    var option: String?
    /// `$BACKLAB_CONTENT`.
    var variable: String?
    /// The program's own file, links followed.
    var executable: URL
    /// The checkout that the program was built from; gone, perhaps.
    var checkout: URL
    var isFolder: (URL) -> Bool = { url in
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// The first of: the option, the variable, `../share/backlab` beside the program, the checkout.
    func find() throws(CommandError) -> ContentRoot {
        if let option { return try named(option, by: "--content") }
        if let variable, !variable.isEmpty { return try named(variable, by: "BACKLAB_CONTENT") }
        let installed = executable.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/backlab", directoryHint: .isDirectory)
        for candidate in [installed, checkout] where isFolder(ContentRoot(candidate).content) {
            return ContentRoot(candidate)
        }
        throw .environment(
            "The knowledge base isn't where it should be (\(installed.path)); name its folder with --content or BACKLAB_CONTENT."
        )
    }

    private func named(_ path: String, by name: String) throws(CommandError) -> ContentRoot {
        let url = URL(filePath: path, directoryHint: .isDirectory)
        let root = ContentRoot(url)
        guard isFolder(root.content) else {
            throw .environment(
                "\(name) says \(path), but there is no folder \(root.content.path); name the folder that holds it."
            )
        }
        return root
    }
}

extension ContentLocator {
    /// For this process.
    init(option: String?, environment: [String: String]) {
        // Sources/backlab/Environment/ContentLocator.swift is four levels below the checkout.
        let checkout = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        self.init(
            option: option,
            variable: environment["BACKLAB_CONTENT"],
            executable: Self.executable,
            checkout: checkout
        )
    }

    private static var executable: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    }
}
