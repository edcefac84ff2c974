public import LabKit
public import TerminalUI

/// A run to be written to a file.
public struct LabExport: Equatable, Sendable {
    /// What the file is.
    public enum Format: String, CaseIterable, Equatable, Sendable {
        case json
        case csv
        case cast

        /// One line for people.
        var meaning: String {
            switch self {
            case .json: "JSON    windows, frames, events and the report"
            case .csv: "CSV     a row for each frame, for a spreadsheet"
            case .cast: "film    asciicast, for asciinema play"
            }
        }
    }

    public var manifest: LabManifest
    public var recording: LabRecording
    public var seed: UInt64
    public var format: Format
    /// Of the terminal, for a film.
    public var size: Size
    /// Which of two runs it is; nil for one that ran alone.
    public var lane: LabLane?

    public init(
        manifest: LabManifest,
        recording: LabRecording,
        seed: UInt64,
        format: Format,
        size: Size,
        lane: LabLane? = nil
    ) {
        self.manifest = manifest
        self.recording = recording
        self.seed = seed
        self.format = format
        self.size = size
        self.lane = lane
    }

    /// `idempotency-seed7.cast`; from the second on `idempotency-seed7-2.cast`.
    func name(_ number: Int) -> String {
        let lane = lane.map { "-" + $0.rawValue } ?? ""
        return "\(manifest.id)-seed\(seed)\(lane)" + (number > 1 ? "-\(number)" : "") + ".\(format.rawValue)"
    }
}
