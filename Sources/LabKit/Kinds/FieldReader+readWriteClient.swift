import Content

extension FieldReader {
    mutating func readWriteClient(_ node: YAMLNode, of place: String) -> ReadWriteClientSpec? {
        let required = ["kind", "calls", "path", "members", "reads", "writes", "timeout"]
        guard let fields = fields(node, of: place, required: required) else { return nil }
        let calls = fields["calls"].flatMap { text($0, of: "calls of \(place)") }
        let path = fields["path"].flatMap { collection($0, of: "path of \(place)") }
        let members = fields["members"].flatMap { integer($0, of: "members of \(place)", in: 1...100_000) }
        let reads = fields["reads"].flatMap { load($0, of: "reads of \(place)") }
        let writes = fields["writes"].flatMap { load($0, of: "writes of \(place)") }
        let timeout = fields["timeout"].flatMap {
            parameter($0, of: "timeout of \(place)", as: .duration, in: 0.001...60)
        }
        guard let calls, let path, let members, let reads, let writes, let timeout else { return nil }
        return ReadWriteClientSpec(
            calls: calls,
            path: path,
            members: members,
            reads: reads,
            writes: writes,
            timeout: timeout
        )
    }

    private mutating func collection(_ node: YAMLNode, of place: String) -> String? {
        guard let path = text(node, of: place) else { return nil }
        guard path.count > 1, path.hasPrefix("/"), !path.hasSuffix("/") else {
            report("\(place) is \"\(path)\"; a path such as /products", at: node.line)
            return nil
        }
        return path
    }
}
