import Content

extension FieldReader {
    /// `{arrivals: poisson, rate: $rate}`, `{closed: 20, think: 100ms}`, or both with `loop: $loop`.
    mutating func load(_ node: YAMLNode, of place: String) -> LoadSpec? {
        let known = ["loop", "arrivals", "rate", "burst", "trace", "closed", "think"]
        guard let fields = fields(node, of: place, required: [], optional: known) else { return nil }
        guard let loop = loop(fields, of: place) else { return nil }
        var load = LoadSpec(loop: loop)
        let loops = values(of: loop)
        var isWhole = true
        func keep<Value>(_ value: Value?) -> Value? {
            if value == nil { isWhole = false }
            return value
        }
        if loops.contains(.open) {
            let arrivals = need("arrivals", fields, because: "an open loop").flatMap {
                choice($0, of: "arrivals of \(place)", as: LoadSpec.Arrivals.self)
            }
            load.arrivals = keep(arrivals)
            for pattern in arrivals.map({ values(of: $0) }) ?? [] {
                let reason = "arrivals \"\(pattern.rawValue)\""
                switch pattern {
                case .poisson, .uniform:
                    load.rate = keep(
                        need("rate", fields, because: reason).flatMap {
                            parameter($0, of: "rate of \(place)", as: .rate, in: 0.01...10_000)
                        }
                    )
                case .bursts: load.burst = keep(need("burst", fields, because: reason).flatMap { burst($0, of: place) })
                case .trace: load.trace = keep(need("trace", fields, because: reason).flatMap { trace($0, of: place) })
                }
            }
        }
        if loops.contains(.closed) {
            load.clients = keep(need("closed", fields, because: "a closed loop").flatMap { clients($0, fields) })
        }
        return isWhole ? load : nil
    }

    /// What `loop` says, or else what the other keys can only mean.
    private mutating func loop(_ fields: Fields, of place: String) -> Parameter<LoadSpec.Loop>? {
        if let node = fields["loop"] { return choice(node, of: "loop of \(place)", as: LoadSpec.Loop.self) }
        switch (fields["arrivals"], fields["closed"]) {
        case (_?, nil): return .literal(.open)
        case (nil, _?): return .literal(.closed)
        case (nil, nil):
            report("\(place) needs \"arrivals\" or \"closed\", such as {arrivals: poisson, rate: 50}", at: fields.line)
        case (_?, let closed?):
            report("\(place) has \"arrivals\" and \"closed\"; add \"loop\" to say when it is which", at: closed.line)
        }
        return nil
    }

    /// A key that another makes necessary.
    private mutating func need(_ key: String, _ fields: Fields, because reason: String) -> YAMLNode? {
        if let node = fields[key] { return node }
        report("\(fields.place) lacks \"\(key)\", which \(reason) needs; add it", at: fields.line)
        return nil
    }

    private mutating func burst(_ node: YAMLNode, of place: String) -> LoadSpec.Burst? {
        guard let fields = fields(node, of: "burst of \(place)", required: ["size", "every"]) else { return nil }
        let size = fields["size"].flatMap { count($0, of: "size of burst of \(place)", in: 1...10_000) }
        let every = fields["every"].flatMap {
            parameter($0, of: "every of burst of \(place)", as: .duration, in: 0.01...60)
        }
        guard let size, let every else { return nil }
        return LoadSpec.Burst(size: size, every: every)
    }

    private mutating func clients(_ node: YAMLNode, _ fields: Fields) -> LoadSpec.Clients? {
        let count = count(node, of: "closed of \(fields.place)", in: 1...2_000)
        guard let thinking = fields["think"] else { return count.map { LoadSpec.Clients(count: $0, think: nil) } }
        let place = "think of \(fields.place)"
        let think: ServiceTime?
        if case .mapping = thinking.value {
            think = serviceTime(thinking, of: place)
        } else {
            think = parameter(thinking, of: place, as: .duration, in: 0...60).map(ServiceTime.constant)
        }
        guard let count, let think else { return nil }
        return LoadSpec.Clients(count: count, think: think)
    }

    private mutating func trace(_ node: YAMLNode, of place: String) -> ArrivalTrace? {
        guard let path = text(node, of: "trace of \(place)") else { return nil }
        guard let text = fixtures(path) else {
            report(
                "trace of \(place): \(path) can't be read; it is fixtures/<name>.csv in the lab's folder, at most 1 MiB",
                at: node.line
            )
            return nil
        }
        do throws(ArrivalTrace.Problem) {
            return try ArrivalTrace(text)
        } catch {
            let line = error.line.map { ", line \($0)" } ?? ""
            report("trace of \(place): \(path)\(line): \(error.description)", at: node.line)
            return nil
        }
    }
}
