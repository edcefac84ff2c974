import Foundation
import Testing

/// The compiler lets any target import a module of any dependency; these rules are what keeps the layers apart.
@Suite struct ImportRulesTests {
    static let repository = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }

    /// What each target may import besides Foundation and the standard library's modules.
    static let allowed: [String: Set<String>] = [
        "Content": ["Yams", "CMarkGFM"],
        "KnowledgeStore": ["Content", "GRDB"],
        "LabKit": ["Content"],
        "LabEngine": [
            "Content", "LabKit", "GRDB", "Histogram", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOConcurrencyHelpers",
        ],
        "TerminalUI": [],
        "NcursesBackend": ["TerminalUI", "CNcurses"],
        "Screens": ["Content", "KnowledgeStore", "LabKit", "TerminalUI"],
        "backlab": [
            "Content", "KnowledgeStore", "LabKit", "LabEngine", "TerminalUI", "NcursesBackend", "Screens",
            "ArgumentParser",
        ],
        "TestSupport": ["Content", "KnowledgeStore", "LabKit", "TerminalUI", "Screens"],
    ]

    static let everywhere: Set<String> = [
        "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
    ]

    /// TerminalUI is a library of its own: the C library is all that it needs.
    static let forTerminalUI: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]

    @Test(arguments: allowed.keys.sorted())
    func targetImportsOnlyWhatItMay(target: String) throws {
        let folder = Self.repository.appending(path: "Sources/\(target)")
        let shared = target == "TerminalUI" ? Self.forTerminalUI : Self.everywhere
        let permitted = try #require(Self.allowed[target]).union(shared)
        for file in try Self.swiftFiles(in: folder) {
            for module in Self.imports(in: try String(contentsOf: file, encoding: .utf8)) {
                #expect(
                    permitted.contains(module),
                    "\(file.lastPathComponent) imports \(module), which \(target) may not"
                )
            }
        }
    }

    @Test func everyTargetHasItsRule() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.repository.appending(path: "Sources").path
        )
        #expect(Set(folders).subtracting(["CMarkGFM", "CNcurses"]) == Set(Self.allowed.keys))
    }

    @Test func readsEveryFormOfImport() {
        let text = """
            import A
            public import B
            @testable import C
                internal import struct D.E
            // import F
            let imports = "import G"
            @preconcurrency import H // with a comment
            import in is let
            """
        #expect(Self.imports(in: text) == ["A", "B", "C", "D", "H"])
    }

    static func imports(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")[...]
            while let word = words.first,
                word.hasPrefix("@") || ["public", "internal", "package", "private"].contains(word)
            {
                words.removeFirst()
            }
            guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
            if ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"].contains(name),
                let next = words.popFirst()
            {
                name = next
            }
            // Words after the name: this is text, such as a list of a language's keywords.
            guard words.isEmpty || words.first?.hasPrefix("//") == true else { return nil }
            return String(name.prefix { $0 != "." })
        }
    }

    static func swiftFiles(in folder: URL) throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
    }
}
