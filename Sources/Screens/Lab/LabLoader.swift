import Content
import KnowledgeStore
import LabKit

/// Reads a lab before it runs.
struct LabLoader {
    var services: Services

    func load(_ id: String) throws -> LabData {
        guard let path = try services.index.entry(.lab(id))?.path else { throw MissingContent.lab(id) }
        return LabData(
            manifest: try LabManifest.load(from: path, in: services.library),
            isPassed: try services.record.passedLabs().contains(id),
            engines: services.engines[id] ?? [:]
        )
    }
}
