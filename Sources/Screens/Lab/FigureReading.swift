import LabKit

/// Reads a component's figures off a run: values of the current window, and as text.
struct FigureReading {
    var run: LabRun
    var component: Component

    /// The sum of the figure's metrics; nil where nothing was measured yet. Of a rate, growth each second.
    func value(_ figure: SceneFigure) -> Double? {
        let values = figure.metrics.map { figure.form == .rate ? run.history.rate(of: name($0)) : measured($0) }
        let known = values.compactMap { $0 }.filter(\.isFinite)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    /// Whether the figure has anything to tell now.
    func isPresent(_ figure: SceneFigure) -> Bool {
        switch figure.presence {
        // Of a server of the learner's own not all is measured, and what isn't is no zero.
        case .always: run.prefixes[component.id] == nil || figure.metrics.isEmpty || value(figure) != nil
        case .positive: (value(figure) ?? 0) > 0
        }
    }

    /// How many slots there are to fill; nil where that can't be told or there is no bound.
    func capacity(_ capacity: SceneFigure.Capacity) -> Int? {
        let number: Double? =
            switch capacity {
            case .parameter(.literal(let value)): Double(value)
            case .parameter(.control(let id)): run.settings[id].flatMap(Int.init(controlValue:)).map(Double.init)
            case .metric(let metric): measured(metric)
            }
        return number.flatMap { Int(exactly: $0.rounded()) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The figure without its words: `3 of 32`, `48/s`.
    func measure(_ figure: SceneFigure) -> String {
        var figure = figure
        figure.words = ""
        return forms(figure).first ?? ""
    }

    /// The figure in words, the longest form first: `3 of 32 busy`, `3 of 32`, `3`.
    func forms(_ figure: SceneFigure) -> [String] {
        let value = value(figure) ?? 0
        let number = LabFigure.text(value, unit: unit(figure))
        let words = figure.words.isEmpty ? "" : " " + figure.words
        switch figure.form {
        case .wire: return []
        case .rate: return [LabFigure.text(value.rounded(), unit: unit(figure)) + "/s" + words]
        case .value: return [number + words, number]
        case .slots(let limit):
            guard let capacity = capacity(limit) else { return [number + words, number] }
            let bound = LabFigure.text(Double(capacity), unit: unit(figure))
            return ["\(number) of \(bound)\(words)", "\(number) of \(bound)", number]
        }
    }

    func unit(_ figure: SceneFigure) -> String {
        component.kind.metrics.first { $0.name == figure.metrics.first }?.unit ?? ""
    }

    private func measured(_ metric: String) -> Double? { run.frame?.value(name(metric)) }

    private func name(_ metric: String) -> MetricName { MetricName(component: component.id, metric: metric) }
}
