public import LabKit
public import TerminalUI

/// A run as a film of the terminal: asciicast v2, which `asciinema play` and the web player show.
///
/// A second of the film is a second of lab time: pauses and slow motion aren't in it.
public enum Asciicast {
    /// Between two pictures, in lab time.
    static let interval = 0.1
    /// A long run has fewer pictures a second.
    static let mostPictures = 1_200

    /// Draws what was recorded with the lab screen's own view.
    /// - Parameters:
    ///   - seed: shown in the header.
    ///   - timestamp: when the run was, in seconds since 1970.
    public static func render(
        _ recording: LabRecording,
        manifest: LabManifest,
        size: Size,
        seed: UInt64 = LabOptions.defaultSeed,
        timestamp: Int? = nil
    ) -> String {
        var lines = [header(manifest, size: size, timestamp: timestamp)]
        guard let span = recording.span, span.upperBound.isFinite, span.lowerBound.isFinite else {
            return lines[0] + "\n"
        }
        var film = LabFilm(recording, manifest: manifest, size: size, seed: seed)
        let step = max(interval, (span.upperBound - span.lowerBound) / Double(mostPictures))
        var screen: Buffer?
        var picture = 0
        while true {
            let time = min(span.upperBound, span.lowerBound + Double(picture) * step)
            let buffer = film.picture(at: time)
            let codes = EscapeCodes.drawing(buffer, over: screen)
            if !codes.isEmpty { lines.append(event(at: time - span.lowerBound, codes)) }
            screen = buffer
            if time >= span.upperBound { break }
            picture += 1
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func header(_ manifest: LabManifest, size: Size, timestamp: Int?) -> String {
        let time = timestamp.map { ", \"timestamp\": \($0)" } ?? ""
        let title = JSONText.quoted("backlab: \(manifest.title)")
        return "{\"version\": 2, \"width\": \(size.width), \"height\": \(size.height)\(time), \"title\": \(title)}"
    }

    private static func event(at seconds: Double, _ codes: String) -> String {
        let micros = Int((min(seconds, 1e9) * 1e6).rounded())
        let fraction = String(micros % 1_000_000)
        let digits = String(repeating: "0", count: 6 - fraction.count) + fraction
        return "[\(micros / 1_000_000).\(digits), \"o\", \(JSONText.quoted(codes))]"
    }
}

/// A recorded run, shown picture by picture.
private struct LabFilm {
    private var app: AppModel
    private var model: LabModel
    private var updates: ArraySlice<LabRecording.Told>

    init(_ recording: LabRecording, manifest: LabManifest, size: Size, seed: UInt64) {
        app = AppModel(size: size)
        model = LabModel(id: manifest.id)
        _ = model.receive(.resized(app.contentArea.size))
        let settings = recording.windows.first?.settings ?? manifest.defaults
        model.show(manifest, run: LabRun(manifest: manifest, settings: settings, seed: seed))
        let started = LabUpdate.started(addresses: recording.addresses, prefixes: recording.prefixes)
        _ = model.receive(.result(.lab(started)))
        _ = model.receive(.result(.lab(.state(.running))))
        updates = recording.told()[...]
        if let report = recording.report {
            updates.append(LabRecording.Told(time: report.seconds, update: .finished(report)))
        }
    }

    /// Times must not go back.
    mutating func picture(at time: Double) -> Buffer {
        while let next = updates.first, next.time <= time {
            _ = model.receive(.result(.lab(next.update)))
            updates.removeFirst()
        }
        model.run?.advance(to: time)
        app.screens = [.lab(model)]
        return app.view(ViewContext(theme: .terminal, glyphs: .unicode)).buffer
    }
}
