import Content

extension FieldReader {
    private static let reason = "it holds whatever is turned"

    /// `limits: {connections: 200, memory: 64 MiB, run: 10min}`; what isn't there is as it is for every lab.
    mutating func limits(_ node: YAMLNode) -> LabLimits? {
        guard let fields = fields(node, of: "limits", required: [], optional: ["connections", "memory", "run"])
        else { return nil }
        var limits = LabLimits.standard
        var isWhole = true
        if let node = fields["connections"] {
            let most = integer(node, of: "connections of limits", in: 1...LabLimits.mostConnections)
            if let most { limits.connections = most } else { isWhole = false }
        }
        if let node = fields["memory"] {
            let bounds = 0x1p20...Double(LabLimits.mostMemory)
            let bytes = literal(node, of: "memory of limits", as: .bytes, in: bounds, reason: Self.reason)
            if let bytes { limits.memory = Int(bytes) } else { isWhole = false }
        }
        if let node = fields["run"] {
            let bounds = 1...LabLimits.longestRun.seconds
            let seconds = literal(node, of: "run of limits", as: .duration, in: bounds, reason: Self.reason)
            if let seconds { limits.run = .seconds(seconds) } else { isWhole = false }
        }
        return isWhole ? limits : nil
    }
}
