import KnowledgeStore

/// Gathers what the Progress screen shows.
struct ProgressLoader {
    var services: Services

    func load() throws -> ProgressData {
        var rows = try services.record.activityRows()
        rows.dues = try QuestionsLoader(services).askedCards().map(\.due)
        let report = ProgressReport(
            rows: rows,
            content: try ProgressContent(services.index),
            date: services.now(),
            calendar: services.calendar
        )
        let passed = Set(report.labsPassed)
        return ProgressData(
            report: report,
            labs: try services.index.labs().map {
                ProgressData.Lab(id: $0.id, title: $0.title, isPassed: passed.contains($0.id))
            }
        )
    }

    /// Writes the record to a new file and gives its path.
    func export() throws -> String {
        let archive = try services.record.export()
        let day = try load().report.days.last?.day ?? ""
        return try NewFile(folder: services.exportFolder).write(try archive.json()) { number in
            "backlab-progress-\(day)\(number == 1 ? "" : "-\(number)").json"
        }.path
    }
}
