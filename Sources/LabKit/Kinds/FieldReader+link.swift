import Content

extension FieldReader {
    mutating func link(_ node: YAMLNode, of place: String) -> LinkSpec? {
        guard let fields = fields(node, of: place, required: ["kind", "to"], optional: ["faults"]),
            let target = fields["to"].flatMap({ text($0, of: "to of \(place)") })
        else { return nil }
        guard let node = fields["faults"] else { return LinkSpec(to: target, faults: []) }
        guard let nodes = list(node, of: "faults of \(place)") else { return nil }
        let faults = nodes.compactMap { fault($0, of: "a fault of \(place)") }
        return faults.count == nodes.count ? LinkSpec(to: target, faults: faults) : nil
    }

    /// The first key names the fault, and its value says which way or how much.
    private mutating func fault(_ node: YAMLNode, of place: String) -> LinkFault? {
        guard let entries = entries(node, of: place) else { return nil }
        guard let first = entries.first, let name = LinkFault.Name(rawValue: first.key) else {
            let found = entries.first.map { "unknown fault \"\($0.key)\"" } ?? "a fault without a name"
            let known = LinkFault.Name.allCases.map(\.rawValue).joined(separator: ", ")
            report("\(found) in \(place); one of: \(known)", at: node.line)
            return nil
        }
        let required = [name.rawValue] + (name.needsChance ? ["chance"] : [])
        guard let fields = fields(node, of: place, required: required, optional: name.options) else { return nil }
        let issuesBefore = issues.count
        let effect = effect(name, first.value, of: "\(name.rawValue) of \(place)")
        let direction = direction(name, fields, of: place)
        let chance = fields["chance"].flatMap { parameter($0, of: "chance of \(place)", as: .percent, in: 0...1) }
        guard let effect, issues.count == issuesBefore else { return nil }
        return LinkFault(effect, direction, chance: chance)
    }

    private mutating func effect(_ name: LinkFault.Name, _ node: YAMLNode, of place: String) -> LinkFault.Effect? {
        switch name {
        case .lose: .lose
        case .reset: .reset
        case .delay: parameter(node, of: place, as: .duration, in: 0...60).map(LinkFault.Effect.delay)
        case .jitter: parameter(node, of: place, as: .duration, in: 0...60).map(LinkFault.Effect.jitter)
        case .bandwidth:
            parameter(node, of: place, as: .byteRate, in: LinkFault.bandwidths).map(LinkFault.Effect.bandwidth)
        case .hold: choice(node, of: place, as: LinkSpec.Switch.self).map(LinkFault.Effect.hold)
        case .blackhole: choice(node, of: place, as: LinkSpec.Switch.self).map(LinkFault.Effect.blackhole)
        }
    }

    /// Of what is lost or reset the fault's own value says it; else a key of its own may, and without it both are meant.
    private mutating func direction(
        _ name: LinkFault.Name,
        _ fields: Fields,
        of place: String
    ) -> LinkSpec.Direction? {
        let key = name.needsChance ? name.rawValue : "direction"
        return fields[key].flatMap { word($0, of: place, what: "direction", as: LinkSpec.Direction.self) }
    }
}

extension LinkFault {
    /// Slower than a modem is of no use to anybody, and faster than this is none at all.
    fileprivate static let bandwidths = 16.0...1_073_741_824
}

extension LinkFault.Name {
    /// One that strikes always would leave nothing to look at, so how often has to be said.
    fileprivate var needsChance: Bool { self == .lose || self == .reset }

    fileprivate var options: [String] {
        switch self {
        case .lose, .reset: []
        case .delay, .jitter, .hold: ["direction", "chance"]
        case .bandwidth: ["direction"]
        // What is asked decides: whoever gets no request has no answer either.
        case .blackhole: ["chance"]
        }
    }
}
