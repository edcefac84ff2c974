import LabKit
import TerminalUI

/// Looking back.
extension LabModel {
    /// What a lane shows: the run as it is, or as it stood at the moment that is looked at.
    func shown(_ lane: LabLane) -> LabRun? {
        scrub.map { $0.past[lane] } ?? run(lane)
    }

    /// Holds the lab's time and looks back from now; a second time goes back to now.
    mutating func toggleScrub() -> [Effect] {
        if scrub != nil { return endScrub() }
        let runs = Dictionary(
            uniqueKeysWithValues: LabLane.allCases.compactMap { lane in run(lane).map { (lane, $0) } }
        )
        let isRunning = runs.values.contains { $0.state == .running }
        guard let scrub = LabScrub(runs, resumes: isRunning) else {
            return [.notify("There is nothing to look back on yet.")]
        }
        self.scrub = scrub
        clampPanel()
        return isRunning ? tellAll(.pause) : []
    }

    mutating func endScrub() -> [Effect] {
        guard let ended = scrub else { return [] }
        scrub = nil
        clampPanel()
        return ended.resumes ? tellAll(.resume) : []
    }

    // MARK: Stepping

    /// While paused, lets one message go on.
    mutating func step() -> [Effect] {
        guard LabLane.allCases.contains(where: { run($0)?.state == .paused }) else {
            return run?.isLive == true ? [.notify("Pause first, with space; then . lets one message go on.")] : []
        }
        run?.beginStep()
        comparison?.run.beginStep()
        return tellAll(.step)
    }
}
