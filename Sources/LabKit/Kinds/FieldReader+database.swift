import Content

extension FieldReader {
    mutating func database(_ node: YAMLNode, of place: String) -> DatabaseSpec? {
        guard let fields = fields(node, of: place, required: ["kind", "delay", "connections", "rows"]) else {
            return nil
        }
        let delay = fields["delay"].flatMap { parameter($0, of: "delay of \(place)", as: .duration, in: 0...60) }
        let connections = fields["connections"].flatMap { count($0, of: "connections of \(place)", in: 1...1_000) }
        let rows = fields["rows"].flatMap { integer($0, of: "rows of \(place)", in: 1...100_000) }
        guard let delay, let connections, let rows else { return nil }
        return DatabaseSpec(delay: delay, connections: connections, rows: rows)
    }
}
