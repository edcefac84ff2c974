/// What makes the load of a lab. Belongs to the lab's event loop.
protocol LabClient: AnyObject {
    func startLoad()
    /// No more begins; what is under way goes on.
    func stopLoad()
    /// Hangs up on everything.
    func stop()
    /// Whether nothing is under way.
    var isIdle: Bool { get }
    /// Seconds after which nothing that is under way now can still be.
    var longestWork: Double { get }
}

extension HTTPClient: LabClient {}
extension ReadWriteClient: LabClient {}
