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

    private mutating func fault(_ node: YAMLNode, of place: String) -> LinkSpec.Fault? {
        guard let entries = entries(node, of: place) else { return nil }
        guard let first = entries.first, LinkSpec.Fault.names.contains(first.key) else {
            let found = entries.first.map { "unknown fault \"\($0.key)\"" } ?? "a fault without a name"
            report("\(found) in \(place); one of: \(LinkSpec.Fault.names.joined(separator: ", "))", at: node.line)
            return nil
        }
        guard let fields = fields(node, of: place, required: ["lose", "chance"]) else { return nil }
        let direction = fields["lose"].flatMap {
            word($0, of: place, what: "direction", as: LinkSpec.Direction.self)
        }
        let chance = fields["chance"].flatMap { parameter($0, of: "chance of \(place)", as: .percent, in: 0...1) }
        guard let direction, let chance else { return nil }
        return .lose(direction, chance: chance)
    }
}
