import Content
import KnowledgeStore

/// Gathers the titles of everything that can be opened.
struct PaletteLoader {
    var services: Services

    func titles() throws -> [PaletteTitle] {
        let index = services.index
        let topics = try index.topics().map {
            PaletteTitle(title: $0.title, kind: "topic", destination: Destination(.topic($0.id)))
        }
        let labs = try index.labs().map { PaletteTitle(title: $0.title, kind: "lab", destination: .lab($0.id)) }
        let paths = try index.paths().map { PaletteTitle(title: $0.title, kind: "path", destination: .path($0.id)) }
        let tools = try index.tools().map(title(kind: "tool"))
        let references = try index.references().map(title(kind: "reference"))
        return topics + labs + paths + tools + references
    }

    private func title(kind: String) -> (EntrySummary) -> PaletteTitle {
        { PaletteTitle(title: $0.title, kind: kind, destination: Destination($0.reference)) }
    }
}
