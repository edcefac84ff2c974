import Content

/// A queue and those who use it.
extension FieldReader {
    mutating func queue(_ node: YAMLNode, of place: String) -> QueueSpec? {
        let required = ["kind", "bound", "overflow"]
        guard let fields = fields(node, of: place, required: required, optional: ["socketBuffer"]) else { return nil }
        let bound = fields["bound"].flatMap { self.count($0, of: "bound of \(place)", in: 1...1_000_000) }
        let overflow = fields["overflow"].flatMap {
            choice($0, of: "overflow of \(place)", as: QueueSpec.Overflow.self)
        }
        var isWhole = true
        var socketBuffer: Int?
        if let node = fields["socketBuffer"] {
            let bytes = literal(
                node,
                of: "socketBuffer of \(place)",
                as: .bytes,
                in: 4_096...16_777_216,
                reason: "sockets get it when they are made"
            )
            if let bytes { socketBuffer = Int(bytes) } else { isWhole = false }
        }
        guard isWhole, let bound, let overflow else { return nil }
        return QueueSpec(bound: bound, overflow: overflow, socketBuffer: socketBuffer)
    }

    mutating func publisher(_ node: YAMLNode, of place: String) -> PublisherSpec? {
        let required = ["kind", "publishes", "load", "size", "timeout"]
        guard let fields = fields(node, of: place, required: required) else { return nil }
        let target = fields["publishes"].flatMap { text($0, of: "publishes of \(place)") }
        let load = fields["load"].flatMap { self.load($0, of: "load of \(place)") }
        let size = fields["size"].flatMap { self.size($0, of: "size of \(place)", in: 1...65_536) }
        let timeout = fields["timeout"].flatMap {
            parameter($0, of: "timeout of \(place)", as: .duration, in: 0.001...60)
        }
        guard let target, let load, let size, let timeout else { return nil }
        return PublisherSpec(publishes: target, load: load, size: size, timeout: timeout)
    }

    mutating func consumer(_ node: YAMLNode, of place: String) -> ConsumerSpec? {
        let optional = ["visibility", "deliveries", "batch"]
        guard let fields = fields(node, of: place, required: ["kind", "consumes", "rate"], optional: optional) else {
            return nil
        }
        let target = fields["consumes"].flatMap { text($0, of: "consumes of \(place)") }
        let rate = fields["rate"].flatMap { parameter($0, of: "rate of \(place)", as: .rate, in: 0.1...10_000) }
        let visibility =
            fields["visibility"].map { parameter($0, of: "visibility of \(place)", as: .duration, in: 0.1...600) }
            ?? .literal(30)
        let deliveries =
            fields["deliveries"].map { count($0, of: "deliveries of \(place)", in: 1...100) } ?? .literal(5)
        let batch = fields["batch"].map { count($0, of: "batch of \(place)", in: 1...1_000) } ?? .literal(10)
        guard let target, let rate, let visibility, let deliveries, let batch else { return nil }
        return ConsumerSpec(
            consumes: target,
            rate: rate,
            visibility: visibility,
            deliveries: deliveries,
            batch: batch
        )
    }

    /// A size in whole bytes, or a control that holds one.
    private mutating func size(_ node: YAMLNode, of place: String, in bounds: ClosedRange<Int>) -> Parameter<Int>? {
        switch parameter(node, of: place, as: .bytes, in: Double(bounds.lowerBound)...Double(bounds.upperBound)) {
        case .control(let id): .control(id)
        case .literal(let bytes): .literal(Int(bytes.rounded()))
        case nil: nil
        }
    }
}
