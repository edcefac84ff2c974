import Content

extension FieldReader {
    /// `{exponential: 20ms}`, or another distribution; nil where it can't be read.
    mutating func serviceTime(_ node: YAMLNode, of place: String) -> ServiceTime? {
        guard let entries = entries(node, of: place) else { return nil }
        guard let entry = entries.first, let name = ServiceTime.Name(rawValue: entry.key) else {
            let found = entries.first.map { "unknown distribution \"\($0.key)\" in \(place)" } ?? "\(place) is empty"
            report("\(found); one of: \(ServiceTime.Name.allowed)", at: entries.first?.line ?? node.line)
            return nil
        }
        guard entries.count == 1 else {
            report("\(place) has \(entries.count) distributions; write one", at: entries[1].line)
            return nil
        }
        let of = "\(name.rawValue) of \(place)"
        switch name {
        case .constant: return time(entry.value, of: of).map(ServiceTime.constant)
        case .exponential: return time(entry.value, of: of).map(ServiceTime.exponential)
        case .uniform: return uniform(entry.value, of: of)
        case .lognormal: return lognormal(entry.value, of: of)
        case .pareto: return pareto(entry.value, of: of)
        }
    }

    private mutating func time(_ node: YAMLNode, of place: String) -> Parameter<Double>? {
        parameter(node, of: place, as: .duration, in: 0...60)
    }

    private mutating func uniform(_ node: YAMLNode, of place: String) -> ServiceTime? {
        guard let nodes = list(node, of: place) else { return nil }
        guard nodes.count == 2 else {
            report("\(place) has \(nodes.count) bounds; write two, such as [5ms, 15ms]", at: node.line)
            return nil
        }
        guard let one = time(nodes[0], of: place), let other = time(nodes[1], of: place) else { return nil }
        return .uniform(one, other)
    }

    private mutating func lognormal(_ node: YAMLNode, of place: String) -> ServiceTime? {
        guard let fields = fields(node, of: place, required: ["sigma"], optional: ["median", "mean"]) else {
            return nil
        }
        let sigma = fields["sigma"].flatMap { parameter($0, of: "sigma of \(place)", as: .count, in: 0...4) }
        let centre: ServiceTime.Centre?
        switch (fields["median"], fields["mean"]) {
        case (let node?, nil): centre = time(node, of: "median of \(place)").map(ServiceTime.Centre.median)
        case (nil, let node?): centre = time(node, of: "mean of \(place)").map(ServiceTime.Centre.mean)
        default:
            report("\(place) needs either \"median\" or \"mean\"", at: node.line)
            return nil
        }
        guard let sigma, let centre else { return nil }
        return .lognormal(centre, sigma: sigma)
    }

    private mutating func pareto(_ node: YAMLNode, of place: String) -> ServiceTime? {
        guard let fields = fields(node, of: place, required: ["minimum", "shape"]) else { return nil }
        let minimum = fields["minimum"].flatMap { time($0, of: "minimum of \(place)") }
        // At 1 and below the mean is infinite.
        let shape = fields["shape"].flatMap { parameter($0, of: "shape of \(place)", as: .count, in: 1.01...100) }
        guard let minimum, let shape else { return nil }
        return .pareto(minimum: minimum, shape: shape)
    }
}
