/// What a running lab tells. Updates come in order, from one place at a time.
public enum LabUpdate: Equatable, Sendable {
    /// Everything listens. Addresses are by component, and so is what stands before a lab's keys in a server of somebody's
    /// own.
    case started(addresses: [String: String], prefixes: [String: String])
    case state(LabState)
    case event(LabEvent)
    /// So many events weren't told, since more happened than can be shown.
    case dropped(events: Int)
    case frame(MetricFrame)
    /// A window opened (from 1) with these settings.
    case window(Int, LabSettings)
    case finished(LabReport)
    case failed(String)
}

/// What a running lab can be told.
public enum LabCommand: Equatable, Sendable {
    /// Turns one control: a new window.
    case set(control: String, ControlValue)
    /// Enters a guide's step or a preset: one new window, whatever is turned.
    case apply([String: ControlValue])
    case pause
    case resume
    /// While paused, the oldest message that a link holds goes on, and it alone; where none holds one, time goes on to
    /// the next moment at which something happens. A frame follows, after an event that says what happened or why nothing
    /// did. Ignored while time runs.
    case step
    /// 1 is real time, 0.01 a hundredth of it.
    case speed(Double)
    /// Stops arrivals, lets what is under way end, and reads the checks.
    case finish
}

/// Runs labs. The engine is one; a screen's tests have another.
public protocol LabRunner: Sendable {
    /// Runs a lab to its end. When it returns, throws or is cancelled nothing is left: no socket, thread, task or file.
    ///
    /// - Parameter onUpdate: called in order, never by two at once, from a task of the run. One that is cancelled
    ///   tells neither `finished` nor `failed`.
    /// - Throws: `LabError`, or `CancellationError` where the caller's task was cancelled.
    func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport
}

/// Why a lab couldn't run. One line, for people.
public enum LabError: Error, Equatable, CustomStringConvertible {
    case portInUse(component: String, port: Int)
    case cannotListen(component: String, reason: String)
    case unknownControl(String, lab: String, allowed: [String])
    case badValue(String)
    case unknownComponent(String, lab: String, allowed: [String])
    /// No engine can stand in for it, or there is no such component.
    case notReplaceable(String, lab: String, allowed: [String])
    case failed(String)

    public var description: String {
        switch self {
        case .portInUse(let component, let port):
            "\(component): port \(port) is in use; choose another, or none to get a free one"
        case .cannotListen(let component, let reason):
            "\(component) can't listen on 127.0.0.1: \(reason)"
        case .unknownControl(let id, let lab, let allowed):
            "\(lab) has no control \"\(id)\"; one of: \(allowed.joined(separator: ", "))"
        case .badValue(let message): message
        case .unknownComponent(let id, let lab, let allowed):
            "\(lab) has no component \"\(id)\" that listens; one of: \(allowed.joined(separator: ", "))"
        case .notReplaceable(let id, let lab, let allowed):
            allowed.isEmpty
                ? "no engine can stand in for anything in \(lab)"
                : "no engine can stand in for \"\(id)\" in \(lab); for: \(allowed.joined(separator: ", "))"
        case .failed(let message): message
        }
    }
}
