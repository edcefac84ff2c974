import Content

extension FieldReader {
    mutating func runLength(_ node: YAMLNode, of place: String) -> RunLength? {
        fields(node, of: place, required: ["for"])?["for"]
            .flatMap { duration($0, of: "for of \(place)") }
            .map(RunLength.init)
    }

    mutating func presets(_ node: YAMLNode) -> [Preset] {
        guard let entries = entries(node, of: "presets") else { return [] }
        return entries.compactMap { entry in
            settings(entry.value, of: "preset \(entry.key)").map { Preset(name: entry.key, values: $0) }
        }
    }

    mutating func charts(_ node: YAMLNode, metrics: MetricCatalogue?) -> [Chart] {
        guard let nodes = list(node, of: "charts") else { return [] }
        return nodes.compactMap { chart($0, metrics: metrics) }
    }

    private mutating func chart(_ node: YAMLNode, metrics: MetricCatalogue?) -> Chart? {
        guard let fields = fields(node, of: "a chart", required: ["title", "series"], optional: ["law", "as"]),
            let title = fields["title"].flatMap({ text($0, of: "title of a chart") }),
            let nodes = fields["series"].flatMap({ list($0, of: "series of chart \"\(title)\"") })
        else { return nil }
        let place = "chart \"\(title)\""
        var form = Chart.Form.value
        if let node = fields["as"] {
            guard let word = word(node, of: place, what: "form", as: Chart.Form.self) else { return nil }
            form = word
        }
        let series = nodes.compactMap { expression($0, of: "series of \(place)", metrics: metrics, comparison: false) }
        if form == .percentiles {
            for name in series.flatMap(\.metrics) where metrics.map({ $0[name]?.form != .distribution }) == true {
                report("\(place) shows percentiles, and \(name) isn't a distribution", at: node.line)
            }
        }
        let law = fields["law"].flatMap { self.law($0, of: "law of \(place)") }
        return Chart(title: title, series: series, form: form, law: law)
    }

    mutating func checks(_ node: YAMLNode, metrics: MetricCatalogue?) -> [Check] {
        guard let nodes = list(node, of: "checks") else { return [] }
        let checks = nodes.compactMap { check($0, metrics: metrics) }
        if nodes.isEmpty { report("a lab needs at least one check", at: node.line) }
        for (index, check) in checks.enumerated() where checks[..<index].contains(where: { $0.id == check.id }) {
            report("two checks are called \"\(check.id)\"; give one another id", at: check.line)
        }
        return checks
    }

    private mutating func check(_ node: YAMLNode, metrics: MetricCatalogue?) -> Check? {
        guard
            let fields = fields(
                node,
                of: "a check",
                required: ["id", "says", "expect"],
                optional: ["given", "timing"]
            ),
            let id = fields["id"].flatMap({ text($0, of: "id of a check") }),
            let says = fields["says"].flatMap({ text($0, of: "says of check \(id)") }),
            let expect = fields["expect"].flatMap({
                expression($0, of: "expect of check \(id)", metrics: metrics, comparison: true)
            })
        else { return nil }
        let given = fields["given"].flatMap {
            expression($0, of: "given of check \(id)", metrics: metrics, comparison: true)
        }
        let timing = fields["timing"].flatMap { duration($0, of: "timing of check \(id)") }
        return Check(id: id, says: says, expect: expect, given: given, timing: timing?.seconds, line: node.line)
    }

    /// An expression over metrics that the components have; over any, where they can't be told.
    mutating func expression(
        _ node: YAMLNode,
        of place: String,
        metrics: MetricCatalogue?,
        comparison: Bool
    ) -> Expression? {
        guard let expression = expression(node, of: place) else { return nil }
        guard expression.isComparison == comparison else {
            report(
                "\(place) \(comparison ? "must compare, such as shop.orders >= 100" : "must be a number")",
                at: node.line
            )
            return nil
        }
        for name in expression.metrics {
            guard let metrics, metrics[name] == nil else { continue }
            report("unknown metric \"\(name)\" in \(place); \(metrics.known(near: name))", at: node.line)
        }
        for control in expression.controls {
            report("\"\(control)\" in \(place) isn't a metric, which is written component.metric", at: node.line)
        }
        return expression
    }

    /// An expression over controls that are numbers.
    private mutating func law(_ node: YAMLNode, of place: String) -> Expression? {
        guard let expression = expression(node, of: place) else { return nil }
        let numbers = controls.filter { if case .range = $0.domain { true } else { false } }.map(\.id)
        for id in expression.names.map(\.description) where !numbers.contains(id) {
            report(
                "\"\(id)\" in \(place) isn't a control with a number; one of: \(numbers.joined(separator: ", "))",
                at: node.line
            )
        }
        if expression.isComparison { report("\(place) must be a number", at: node.line) }
        return expression
    }
}
