import LabKit

/// All that a run told and how fast it went, bounded: enough to see it again as it stood at any moment.
struct LabTape: Equatable, Sendable {
    /// From a moment on, lab time went so fast.
    struct Speed: Equatable, Sendable {
        /// In lab time.
        var start: Double
        var factor: Double
    }

    private static let mostSpeeds = 200

    private(set) var recording = LabRecording()
    private(set) var speeds: [Speed] = []

    mutating func take(_ update: LabUpdate) { recording.take(update) }

    mutating func setSpeed(_ factor: Double, at time: Double) {
        if speeds.last?.start == time { speeds.removeLast() }
        speeds.append(Speed(start: time, factor: factor))
        if speeds.count > Self.mostSpeeds { speeds.removeFirst(Self.mostSpeeds / 2) }
    }

    func speed(at time: Double) -> Double { speeds.last { $0.start <= time }?.factor ?? 1 }
}

extension LabRecording {
    /// What was told, and when in lab time.
    struct Told {
        var time: Double
        var update: LabUpdate
    }

    /// What was told up to a moment, in the order of its times.
    /// - Parameter firstFrame: frames before this time are left out.
    func told(until end: Double = .infinity, firstFrame: Double = 0) -> [Told] {
        var told: [(rank: Int, told: Told)] = []
        for window in windows where window.start <= end {
            told.append((0, Told(time: window.start, update: .window(window.number, window.settings))))
        }
        for event in events where event.time <= end {
            told.append((1, Told(time: event.time, update: .event(event))))
        }
        for frame in frames where frame.time >= firstFrame && frame.time <= end {
            told.append((2, Told(time: frame.time, update: .frame(frame))))
        }
        // Each kind is in order already, and what stands at one time keeps the order of its ranks.
        let order = told.indices.sorted { left, right in
            let (a, b) = (told[left], told[right])
            return (a.told.time, a.rank, left) < (b.told.time, b.rank, right)
        }
        return order.map { told[$0].told }
    }
}

extension LabRun {
    /// How far back frames are needed for what is a rate.
    private static let rateRoom = 2.0

    /// The run as it stood at a moment: a pure function of what was recorded of it.
    func past(at time: Double) -> LabRun {
        var past = LabRun(manifest: manifest, settings: settings, seed: seed)
        _ = past.take(.started(addresses: addresses, prefixes: prefixes))
        _ = past.take(.state(.paused))
        past.setSpeed(tape.speed(at: time))
        for told in tape.recording.told(until: time, firstFrame: time - Self.rateRoom) { _ = past.take(told.update) }
        past.advance(to: time)
        return past
    }

    /// The charts' samples of a stretch of recorded time.
    func history(over shown: ClosedRange<Double>) -> LabHistory {
        var history = LabHistory(charts: manifest.charts, arrivals: manifest.arrivals)
        let recording = tape.recording
        for window in recording.windows where window.number > 1 { history.openWindow(at: window.start) }
        for frame in recording.frames
        where frame.time >= shown.lowerBound - Self.rateRoom && frame.time <= shown.upperBound {
            history.take(frame, settings: recording.window(at: frame.time)?.settings ?? settings)
        }
        return history
    }
}
