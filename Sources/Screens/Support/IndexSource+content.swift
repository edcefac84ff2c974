public import Content
public import KnowledgeStore
import LabKit

extension IndexSource {
    /// The content and the labs of the base and the packs.
    public static func content(of library: ContentLibrary) -> IndexSource {
        IndexSource(
            library: library,
            labFiles: {
                try library.labFolders().map { IndexedFile(path: $0.path, stamp: stamp(of: $0.fingerprints)) }
            },
            lab: { file in
                LabEntry(try LabManifest.load(from: file.path, in: library))
            }
        )
    }
}

extension LabEntry {
    init(_ manifest: LabManifest) {
        self.init(
            id: manifest.id,
            title: manifest.title,
            summary: manifest.summary,
            topics: manifest.topics,
            level: manifest.level,
            minutes: manifest.minutes,
            text: manifest.searchText,
            asks: (manifest.predictionQuestions + manifest.lawQuestions(variant: 0)).map { $0.key(lab: manifest.id) }
        )
    }
}

extension LabManifest {
    /// What someone may remember of a lab: its controls, its checks, its law and its guide.
    var searchText: String {
        let guide = guide.steps.flatMap { [$0.title, $0.text.plainText] }
        return (controls.map(\.label) + checks.map(\.says) + [law ?? ""] + guide).joined(separator: "\n")
    }
}
