/// The metrics of a lab's components, and the engine's own.
struct MetricCatalogue {
    private let metrics: [MetricName: MetricDescription]

    init(_ components: [Component]) {
        let all = components.flatMap { component in
            component.kind.metrics.map { (MetricName(component: component.id, metric: $0.name), $0) }
        }
        let own = EngineMetrics.metrics.map { (MetricName(component: EngineMetrics.component, metric: $0.name), $0) }
        metrics = Dictionary(all + own) { first, _ in first }
    }

    subscript(name: MetricName) -> MetricDescription? { metrics[name] }

    /// What there is instead of an unknown metric: those of its component, or the components.
    func known(near name: MetricName) -> String {
        let ofComponent = metrics.keys.filter { $0.component == name.component }.map(\.metric).sorted()
        guard ofComponent.isEmpty else { return "\(name.component) has: \(ofComponent.joined(separator: ", "))" }
        return "components are: \(Set(metrics.keys.map(\.component)).sorted().joined(separator: ", "))"
    }
}
