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

    /// What was told up to a moment, in the order of its times.
    /// - Parameter firstFrame: frames before this time are left out.
    func updates(until end: Double, firstFrame: Double = 0) -> [LabUpdate] {
        var timed: [(time: Double, rank: Int, update: LabUpdate)] = []
        for window in recording.windows where window.start <= end {
            timed.append((window.start, 0, .window(window.number, window.settings)))
        }
        for event in recording.events where event.time <= end { timed.append((event.time, 1, .event(event))) }
        for frame in recording.frames where frame.time >= firstFrame && frame.time <= end {
            timed.append((frame.time, 2, .frame(frame)))
        }
        // Each kind is in order already, and sorting keeps what stands at one time in the order of its ranks.
        let order = timed.indices.sorted { left, right in
            let (a, b) = (timed[left], timed[right])
            return (a.time, a.rank, left) < (b.time, b.rank, right)
        }
        return order.map { timed[$0].update }
    }
}

extension LabRun {
    /// How far back frames are needed for what is a rate.
    private static let rateRoom = 2.0

    /// The run as it stood at a moment: a pure function of what was recorded of it.
    func past(at time: Double) -> LabRun {
        var past = LabRun(manifest: manifest, settings: settings, seed: seed)
        _ = past.take(.started(addresses: addresses, attach: []))
        _ = past.take(.state(.paused))
        past.setSpeed(tape.speed(at: time))
        for update in tape.updates(until: time, firstFrame: time - Self.rateRoom) { _ = past.take(update) }
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
