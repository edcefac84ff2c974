import Foundation
import KnowledgeStore

extension LabRunRecord {
    /// A run of which only what matters to a test is said.
    static func made(lab: String, passed: Bool, checks: String = "[]", date: Date = .distantPast) -> LabRunRecord {
        LabRunRecord(lab: lab, date: date, seed: 7, settings: "{}", seconds: 10, passed: passed, checks: checks)
    }
}
