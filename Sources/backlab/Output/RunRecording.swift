import Foundation
import LabKit
import Screens
import Synchronization
import TerminalUI

/// A run that is to be written to a file: as JSON, CSV or a film, as the file's name ends.
final class RunRecording: Sendable {
    enum Format: String, CaseIterable {
        case json
        case csv
        /// asciicast, version 2.
        case cast
    }

    /// Of a film, in columns and rows.
    private static let size = Size(width: 120, height: 40)

    private let file: URL
    private let format: Format
    private let recording = Mutex(LabRecording())

    /// - Throws: `CommandError` where the name ends in nothing that is known, or the folder can't be written to: before
    ///   the run, and not after it.
    init(path: String) throws(CommandError) {
        file = URL(filePath: path)
        guard let format = Format(rawValue: file.pathExtension.lowercased()) else {
            throw .usage("--record takes a file that ends in .json, .csv or .cast, not “\(path)”.")
        }
        self.format = format
        let folder = file.deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw .environment("\(folder) can't be written to, so the run can't be recorded there; name another file.")
        }
    }

    func take(_ update: LabUpdate) { recording.withLock { $0.take(update) } }

    /// Replaces the file as a whole, or leaves it as it was.
    func write(_ manifest: LabManifest, seed: UInt64, date: Date) throws {
        let recording = recording.withLock { $0 }
        let data: Data =
            switch format {
            case .json: try recording.json()
            case .csv: Data(recording.csv().utf8)
            case .cast:
                Data(
                    Asciicast.render(
                        recording,
                        manifest: manifest,
                        size: Self.size,
                        seed: seed,
                        timestamp: Int(date.timeIntervalSince1970)
                    ).utf8
                )
            }
        do {
            try data.write(to: file, options: .atomic)
        } catch {
            throw CommandError.environment("\(file.path) couldn't be written: \(error.localizedDescription)")
        }
    }
}
