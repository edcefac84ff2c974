import Content

extension FieldReader {
    /// The `components:` mapping, in the order of the scene. What one refers to has to stand after it. Nil where one
    /// can't be read.
    mutating func readComponents(_ node: YAMLNode) -> [Component]? {
        guard let entries = entries(node, of: "components") else { return nil }
        let components = entries.compactMap { component($0) }
        guard components.count == entries.count else { return nil }
        checkTargets(components)
        return components
    }

    private mutating func component(_ entry: YAMLNode.Entry) -> Component? {
        let place = "component \(entry.key)"
        if entry.key == EngineMetrics.component {
            report("\(place) has a name that the engine's own metrics have; give it another", at: entry.line)
        }
        guard let entries = entries(entry.value, of: place) else { return nil }
        guard let kindNode = entries.first(where: { $0.key == "kind" })?.value else {
            report("\(place) lacks \"kind\"; one of: \(ComponentKind.Name.allowed)", at: entry.line)
            return nil
        }
        guard let name = word(kindNode, of: place, what: "kind", as: ComponentKind.Name.self) else { return nil }
        let kind: ComponentKind? =
            switch name {
            case .httpClient: httpClient(entry.value, of: place).map(ComponentKind.httpClient)
            case .link: link(entry.value, of: place).map(ComponentKind.link)
            case .httpServer: httpServer(entry.value, of: place).map(ComponentKind.httpServer)
            case .sqlite:
                fields(entry.value, of: place, required: ["kind"]).map { _ in .sqlite(SQLiteSpec()) }
            case .cache: cache(entry.value, of: place).map(ComponentKind.cache)
            case .database: database(entry.value, of: place).map(ComponentKind.database)
            case .readWriteClient: readWriteClient(entry.value, of: place).map(ComponentKind.readWriteClient)
            case .queue: queue(entry.value, of: place).map(ComponentKind.queue)
            case .publisher: publisher(entry.value, of: place).map(ComponentKind.publisher)
            case .consumer: consumer(entry.value, of: place).map(ComponentKind.consumer)
            }
        return kind.map { Component(id: entry.key, kind: $0, line: entry.line) }
    }

    private mutating func checkTargets(_ components: [Component]) {
        for (index, component) in components.enumerated() {
            for target in component.kind.targets { check(target, of: component, at: index, among: components) }
        }
    }

    private mutating func check(
        _ target: String,
        of component: Component,
        at index: Int,
        among components: [Component]
    ) {
        guard let position = components.firstIndex(where: { $0.id == target }) else {
            let known = components.map(\.id).joined(separator: ", ")
            report(
                "\(component.id) refers to \"\(target)\", which isn't a component; one of: \(known)",
                at: component.line
            )
            return
        }
        let fitting = component.kind.fitting(target)
        let kinds = fitting.map(\.rawValue).joined(separator: " or ")
        if !fitting.contains(components[position].kind.name) {
            report("\(component.id) can't use \(target); it needs a component of kind \(kinds)", at: component.line)
        } else if let end = components.destination(of: target), components[position].kind.fits(end),
            !fitting.contains(end.kind.name)
        {
            report(
                "\(component.id) can't use \(target), which leads to \(end.id); it needs a component of kind \(kinds)",
                at: component.line
            )
        } else if component.kind.name == .link, components[position].kind.name == .queue, position != index {
            // Before the queue on the publishers' side, or behind it on the consumers'.
        } else if component.kind.name.takesFromTarget ? position >= index : position <= index {
            let side = component.kind.name.takesFromTarget ? "before" : "after"
            report("\(component.id) refers to \(target), which must stand \(side) it", at: component.line)
        }
    }
}

extension ComponentKind.Name {
    static var allowed: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Whether somebody's own server can stand in for a component of this kind, by address.
    public var takesEngine: Bool {
        switch self {
        case .cache, .queue: true
        case .httpClient, .link, .httpServer, .sqlite, .database, .readWriteClient, .publisher, .consumer: false
        }
    }

    /// Whether a component of this kind has an address.
    public var listens: Bool {
        switch self {
        case .link, .httpServer, .cache, .queue: true
        case .httpClient, .sqlite, .database, .readWriteClient, .publisher, .consumer: false
        }
    }

    /// Whether its work comes from its target, which then stands to its left.
    public var takesFromTarget: Bool {
        switch self {
        case .consumer: true
        case .httpClient, .link, .httpServer, .sqlite, .cache, .database, .readWriteClient, .queue, .publisher: false
        }
    }
}

extension ComponentKind {
    /// Whether it may lead to this one. Where it may not, it is told so itself, and nobody who uses it.
    fileprivate func fits(_ end: Component) -> Bool {
        if case .link(let link) = self { fitting(link.to).contains(end.kind.name) } else { true }
    }

    /// The kinds that one of its targets may be of.
    func fitting(_ target: String) -> [Name] {
        switch self {
        case .httpClient, .readWriteClient: [.link, .httpServer]
        case .link: [.link, .httpServer, .cache, .queue]
        case .httpServer(let spec):
            switch spec.service {
            case .payments: [.sqlite]
            case .catalogue(let catalogue): target == catalogue.cache ? [.link, .cache] : [.database]
            }
        case .publisher, .consumer: [.link, .queue]
        case .sqlite, .cache, .database, .queue: []
        }
    }
}
