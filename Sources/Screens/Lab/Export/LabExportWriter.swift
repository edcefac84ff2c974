package import Foundation
import LabKit
import TerminalUI

/// Writes runs into a folder, each to a new file.
package struct LabExportWriter {
    var folder: URL
    var now: @Sendable () -> Date

    package init(folder: URL, now: @escaping @Sendable () -> Date) {
        self.folder = folder
        self.now = now
    }

    /// - Throws: `NewFile.Refusal`
    package func write(_ export: LabExport) throws -> URL {
        try NewFile(folder: folder).write(try data(of: export), named: export.name)
    }

    private func data(of export: LabExport) throws -> Data {
        switch export.format {
        case .json: try export.recording.json()
        case .csv: Data(export.recording.csv().utf8)
        case .cast:
            Data(
                Asciicast.render(
                    export.recording,
                    manifest: export.manifest,
                    size: export.size,
                    seed: export.seed,
                    timestamp: Int(now().timeIntervalSince1970)
                ).utf8
            )
        }
    }
}
