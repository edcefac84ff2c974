extension [Component] {
    /// What one arrives at through a component: itself, or of a link what it leads to. Nil where that isn't there, or
    /// links lead in a circle.
    public func destination(of id: String) -> Component? {
        var id = id
        for _ in 0...count {
            guard let component = first(where: { $0.id == id }) else { return nil }
            guard case .link(let link) = component.kind else { return component }
            id = link.to
        }
        return nil
    }
}
