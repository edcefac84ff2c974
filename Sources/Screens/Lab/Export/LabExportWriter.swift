package import Foundation
import LabKit
import TerminalUI

/// Writes runs into a folder, each to a new file.
package struct LabExportWriter {
    /// Why it couldn't; one line, for people.
    struct Refusal: Error, Equatable, CustomStringConvertible {
        var description: String
    }

    private static let mostFiles = 999

    var folder: URL
    var now: @Sendable () -> Date

    package init(folder: URL, now: @escaping @Sendable () -> Date) {
        self.folder = folder
        self.now = now
    }

    /// Never overwrites: the first free name is taken.
    /// - Throws: `idempotency-seed7.json can't be written to /srv: no permission; start backlab in a folder of yours`
    package func write(_ export: LabExport) throws -> URL {
        let data = try data(of: export)
        for number in 1...Self.mostFiles {
            let file = folder.appending(path: export.name(number))
            do {
                try data.write(to: file, options: .withoutOverwriting)
                return file
            } catch let error as CocoaError where error.code == .fileWriteFileExists {
                continue
            } catch {
                throw Refusal(
                    description: "\(export.name(number)) can't be written to \(folder.path): \(Self.reason(error))"
                )
            }
        }
        throw Refusal(
            description: "\(folder.path) has \(Self.mostFiles) files like \(export.name(1)); move some away"
        )
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

    static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission?: "no permission; start backlab in a folder of yours"
        case .fileWriteOutOfSpace?: "the disk is full; make room and export again"
        case .fileWriteVolumeReadOnly?: "the disk is read-only; start backlab in another folder"
        case .fileNoSuchFile?: "the folder is gone; start backlab in another one"
        default: "\(error)"
        }
    }
}
