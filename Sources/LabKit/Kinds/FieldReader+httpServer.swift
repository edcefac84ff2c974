import Content

extension FieldReader {
    mutating func httpServer(_ node: YAMLNode, of place: String) -> HTTPServerSpec? {
        let required = ["kind", "service", "workers", "serviceTime", "store", "keyCheck"]
        guard let fields = fields(node, of: place, required: required) else { return nil }
        let service = fields["service"].flatMap {
            word($0, of: place, what: "service", as: HTTPServerSpec.Service.self)
        }
        let workers = fields["workers"].flatMap { count($0, of: "workers of \(place)", in: 1...1_000) }
        let time = fields["serviceTime"].flatMap { serviceTime($0, of: "serviceTime of \(place)") }
        let store = fields["store"].flatMap { text($0, of: "store of \(place)") }
        let check = fields["keyCheck"].flatMap {
            choice($0, of: "keyCheck of \(place)", as: HTTPServerSpec.KeyCheck.self)
        }
        guard let service, let workers, let time, let store, let check else { return nil }
        return HTTPServerSpec(service: service, workers: workers, serviceTime: time, store: store, keyCheck: check)
    }
}
