/// How a lab is to be run.
public struct LabOptions: Equatable, Sendable {
    /// Laid over the manifest's defaults.
    public var settings: [String: ControlValue]
    public var seed: UInt64
    /// How long orders arrive, in lab time; nil until it is told to finish.
    public var duration: Duration?
    public var speed: Double
    /// Ports by component; any free one where there is none.
    public var ports: [String: Int]
    /// Servers of somebody's own that stand in for components, by component.
    public var engines: [String: EngineAddress]
    /// Settings, laid over the manifest's defaults, that decide arrivals for the whole run, whatever the run's own are
    /// and whatever is turned: two runs with the same seed and the same of these are fed the same arrivals. Nil for the
    /// run's own.
    public var arrivalSettings: LabSettings?

    /// The seed of a run that wasn't given one.
    public static let defaultSeed: UInt64 = 7

    public init(
        settings: [String: ControlValue] = [:],
        seed: UInt64 = LabOptions.defaultSeed,
        duration: Duration? = nil,
        speed: Double = 1,
        ports: [String: Int] = [:],
        engines: [String: EngineAddress] = [:],
        arrivalSettings: LabSettings? = nil
    ) {
        self.settings = settings
        self.seed = seed
        self.duration = duration
        self.speed = speed
        self.ports = ports
        self.engines = engines
        self.arrivalSettings = arrivalSettings
    }
}
