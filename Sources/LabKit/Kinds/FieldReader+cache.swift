import Content

extension FieldReader {
    /// `maxmemory` and `policy` as Redis has them: no bound, and no eviction, unless they say otherwise.
    mutating func cache(_ node: YAMLNode, of place: String) -> CacheSpec? {
        guard let fields = fields(node, of: place, required: ["kind"], optional: ["maxmemory", "policy"]) else {
            return nil
        }
        var spec = CacheSpec(maxMemory: .literal(0), policy: .literal(.noEviction))
        if let node = fields["maxmemory"] {
            let most = Double(1 << 32)
            guard let bytes = parameter(node, of: "maxmemory of \(place)", as: .bytes, in: 0...most) else { return nil }
            spec.maxMemory = bytes
        }
        if let node = fields["policy"] {
            guard let policy = choice(node, of: "policy of \(place)", as: CacheSpec.Policy.self) else { return nil }
            spec.policy = policy
        }
        return spec
    }
}
