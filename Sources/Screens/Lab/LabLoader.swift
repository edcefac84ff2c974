import Content
import KnowledgeStore
import LabKit

/// Reads a lab before it runs.
struct LabLoader {
    var services: Services

    func load(_ id: String) throws -> LabData {
        guard let entry = try services.index.entry(.lab(id)), !entry.isPlanned else { throw MissingContent.lab(id) }
        return LabData(
            manifest: try LabManifest.load(id: id, root: services.root),
            isPassed: try services.record.passedLabs().contains(id),
            engines: services.engines[id] ?? [:]
        )
    }
}
