import Content

extension FieldReader {
    mutating func httpClient(_ node: YAMLNode, of place: String) -> HTTPClientSpec? {
        let required = ["kind", "calls", "load", "timeout", "attempts", "backoff", "idempotencyKey"]
        guard let fields = fields(node, of: place, required: required, optional: ["connections"]) else { return nil }
        let calls = fields["calls"].flatMap { text($0, of: "calls of \(place)") }
        let load = fields["load"].flatMap { self.load($0, of: "load of \(place)") }
        let timeout = fields["timeout"].flatMap {
            parameter($0, of: "timeout of \(place)", as: .duration, in: 0.001...60)
        }
        let attempts = fields["attempts"].flatMap { count($0, of: "attempts of \(place)", in: 1...100) }
        let backoff = fields["backoff"].flatMap { self.backoff($0, of: "backoff of \(place)") }
        let key = fields["idempotencyKey"].flatMap {
            choice($0, of: "idempotencyKey of \(place)", as: HTTPClientSpec.KeyPolicy.self)
        }
        let connections = fields["connections"].flatMap { count($0, of: "connections of \(place)", in: 1...2_000) }
        guard let calls, let load, let timeout, let attempts, let backoff, let key,
            connections != nil || fields["connections"] == nil
        else { return nil }
        return HTTPClientSpec(
            calls: calls,
            load: load,
            timeout: timeout,
            attempts: attempts,
            backoff: backoff,
            idempotencyKey: key,
            connections: connections
        )
    }

    private mutating func backoff(_ node: YAMLNode, of place: String) -> HTTPClientSpec.Backoff? {
        guard let fields = fields(node, of: place, required: ["base", "jitter"]) else { return nil }
        let base = fields["base"].flatMap { parameter($0, of: "base of \(place)", as: .duration, in: 0...60) }
        let jitter = fields["jitter"].flatMap {
            choice($0, of: "jitter of \(place)", as: HTTPClientSpec.Backoff.Jitter.self)
        }
        guard let base, let jitter else { return nil }
        return HTTPClientSpec.Backoff(base: base, jitter: jitter)
    }
}
