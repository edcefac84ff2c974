import Content

extension FieldReader {
    /// What an `http-server` says beyond its service; nil where any of it can't be read.
    mutating func conduct(_ fields: Fields) -> HTTPServerSpec.Conduct? {
        typealias Conduct = HTTPServerSpec.Conduct
        var conduct = Conduct()
        var isWhole = true
        let place = fields.place
        func read<Value>(_ key: String, into target: inout Value, _ body: (YAMLNode, String) -> Value?) {
            guard let node = fields[key] else { return }
            if let value = body(node, "\(key) of \(place)") { target = value } else { isWhole = false }
        }
        read("queue", into: &conduct.queue) { count($0, of: $1, in: 0...Conduct.longestQueue) }
        read("overflow", into: &conduct.overflow) { choice($0, of: $1, as: Conduct.Overflow.self) }
        read("retryAfter", into: &conduct.retryAfter) { parameter($0, of: $1, as: .duration, in: 0...60) }
        read("discipline", into: &conduct.discipline) { choice($0, of: $1, as: Conduct.Discipline.self) }
        if let node = fields["patience"] {
            conduct.patience = parameter(node, of: "patience of \(place)", as: .duration, in: 0.001...60)
            if conduct.patience == nil { isWhole = false }
        }
        read("keepAlive", into: &conduct.keepAlive) { choice($0, of: $1, as: Conduct.Toggle.self) }
        read("cancelOnDisconnect", into: &conduct.cancelOnDisconnect) { choice($0, of: $1, as: Conduct.Toggle.self) }
        read("connections", into: &conduct.connections) { count($0, of: $1, in: 1...Conduct.mostConnections) }
        if values(of: conduct.discipline).contains(.dropLate), conduct.patience == nil, isWhole {
            report("\(place) lacks \"patience\", which discipline \"drop late\" needs; add it", at: fields.line)
            return nil
        }
        return isWhole ? conduct : nil
    }
}
