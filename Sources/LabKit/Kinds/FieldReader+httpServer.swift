import Content

extension FieldReader {
    mutating func httpServer(_ node: YAMLNode, of place: String) -> HTTPServerSpec? {
        guard let name = serviceName(node, of: place) else { return nil }
        let required = ["kind", "service", "workers", "serviceTime"] + name.fields
        let optional = HTTPServerSpec.Conduct.keys
        guard let fields = fields(node, of: place, required: required, optional: optional) else { return nil }
        let workers = fields["workers"].flatMap { count($0, of: "workers of \(place)", in: 1...1_000) }
        let time = fields["serviceTime"].flatMap { serviceTime($0, of: "serviceTime of \(place)") }
        let service: HTTPServerSpec.Service? =
            switch name {
            case .payments: payments(fields).map(HTTPServerSpec.Service.payments)
            case .catalogue: catalogue(fields).map(HTTPServerSpec.Service.catalogue)
            }
        let conduct = self.conduct(fields)
        guard let service, let workers, let time, let conduct else { return nil }
        return HTTPServerSpec(service: service, workers: workers, serviceTime: time, conduct: conduct)
    }

    /// Read first, since the other fields depend on it.
    private mutating func serviceName(_ node: YAMLNode, of place: String) -> HTTPServerSpec.Service.Name? {
        guard let entries = entries(node, of: place) else { return nil }
        guard let name = entries.first(where: { $0.key == "service" })?.value else {
            let allowed = HTTPServerSpec.Service.Name.allCases.map(\.rawValue).joined(separator: ", ")
            report("\(place) lacks \"service\"; one of: \(allowed)", at: node.line)
            return nil
        }
        return word(name, of: place, what: "service", as: HTTPServerSpec.Service.Name.self)
    }
}

extension HTTPServerSpec.Service.Name {
    /// What it needs in `lab.yml` besides the server's own fields.
    fileprivate var fields: [String] {
        switch self {
        case .payments: PaymentsSpec.fields
        case .catalogue: CatalogueSpec.fields
        }
    }
}
