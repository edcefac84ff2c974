/// One running component, as the session sees it. Belongs to the lab's event loop.
protocol LabPart: AnyObject {
    /// Work arrives from now on, where the component has a load of its own.
    func startLoad()
    func stopLoad()
    /// Whether nothing is under way, abandoned attempts included.
    var isIdle: Bool { get }
    /// Seconds after which nothing that is under way now can still be.
    var longestWork: Double { get }
    /// Time runs again after a pause.
    func timeGoesOn()
    /// While time stands still: the number of the oldest message that it keeps and could let go on, and nil where there
    /// is none.
    var steppable: Int? { get }
    /// That message goes on.
    func stepMessage()
    /// Hangs up on everything. Connections that others opened are closed by the event loop's end.
    func stop()
}

/// What holds for a component without a load of its own.
extension LabPart {
    func startLoad() {}
    func stopLoad() {}
    var isIdle: Bool { true }
    var longestWork: Double { 0 }
    func timeGoesOn() {}
    var steppable: Int? { nil }
    func stepMessage() {}
    func stop() {}
}
