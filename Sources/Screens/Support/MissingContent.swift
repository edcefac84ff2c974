/// Something was asked for by an id that nothing has.
enum MissingContent: Error, Equatable, CustomStringConvertible {
    case path(String)
    case page(String)
    case lab(String)
    case category(String)

    var description: String {
        switch self {
        case .path(let id): "There is no learning path “\(id)”."
        case .page(let id): "There is no page “\(id)”."
        case .lab(let id): "There is no lab “\(id)”."
        case .category(let id): "There is no category “\(id)”."
        }
    }
}
