public import LabKit

/// A lab before it runs.
public struct LabData: Equatable, Sendable {
    public var manifest: LabManifest
    public var isPassed: Bool
    /// Servers of the learner's own that stand in for components, by component.
    public var engines: [String: EngineAddress]

    public init(manifest: LabManifest, isPassed: Bool, engines: [String: EngineAddress] = [:]) {
        self.manifest = manifest
        self.isPassed = isPassed
        self.engines = engines
    }
}
