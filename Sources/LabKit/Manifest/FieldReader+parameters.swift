import Content

extension FieldReader {
    /// A number written out, or a control that holds one of the same dimension and within the same bounds.
    mutating func parameter(
        _ node: YAMLNode,
        of place: String,
        as dimension: Quantity.Dimension,
        in bounds: ClosedRange<Double>
    ) -> Parameter<Double>? {
        guard let text = text(node, of: place) else { return nil }
        if text.hasPrefix("$") {
            guard let control = control(text, of: place, at: node.line) else { return nil }
            guard case .range(let range, _) = control.domain, control.dimension == dimension else {
                report("\(place) needs \(dimension.example), which $\(control.id) isn't", at: node.line)
                return nil
            }
            guard bounds.contains(range.lowerBound), bounds.contains(range.upperBound) else {
                report(
                    "\(place) must be \(describe(bounds, dimension)), and $\(control.id) goes \(control.allowed)",
                    at: node.line
                )
                return nil
            }
            return .control(control.id)
        }
        guard let value = Quantity.parse(text, as: dimension) else {
            report("\(place) is \"\(text)\"; \(dimension.example), or $control", at: node.line)
            return nil
        }
        guard bounds.contains(value) else {
            report("\(place) is \(text); it must be \(describe(bounds, dimension))", at: node.line)
            return nil
        }
        return .literal(value)
    }

    /// A number written out, which no control may turn for the reason given.
    mutating func literal(
        _ node: YAMLNode,
        of place: String,
        as dimension: Quantity.Dimension,
        in bounds: ClosedRange<Double>,
        reason: String
    ) -> Double? {
        switch parameter(node, of: place, as: dimension, in: bounds) {
        case .literal(let value): return value
        case .control: report("\(place) can't follow a control: \(reason)", at: node.line)
        case nil: break
        }
        return nil
    }

    /// A whole number written out, or a control that holds one.
    mutating func count(_ node: YAMLNode, of place: String, in bounds: ClosedRange<Int>) -> Parameter<Int>? {
        let wide = Double(bounds.lowerBound)...Double(bounds.upperBound)
        switch parameter(node, of: place, as: .count, in: wide) {
        case nil: return nil
        case .control(let id): return .control(id)
        case .literal(let value):
            guard let whole = Int(exactly: value) else {
                report("\(place) is \(Quantity.plain(value)); a whole number", at: node.line)
                return nil
            }
            return .literal(whole)
        }
    }

    /// One of a few words, or a control all of whose choices are such words.
    mutating func choice<Choice: ParameterChoice>(
        _ node: YAMLNode,
        of place: String,
        as type: Choice.Type
    ) -> Parameter<Choice>? {
        guard let text = text(node, of: place) else { return nil }
        guard text.hasPrefix("$") else {
            guard let choice = Choice(rawValue: text) else {
                report("\(place) is \"\(text)\"; one of: \(Choice.allowed), or $control", at: node.line)
                return nil
            }
            return .literal(choice)
        }
        guard let control = control(text, of: place, at: node.line) else { return nil }
        guard case .choices(let choices) = control.domain, choices.allSatisfy({ Choice(rawValue: $0) != nil }) else {
            report("\(place) needs a control whose choices are among: \(Choice.allowed)", at: node.line)
            return nil
        }
        return .control(control.id)
    }

    /// All values that a choice can take.
    func values<Choice: ParameterChoice>(of parameter: Parameter<Choice>) -> [Choice] {
        switch parameter {
        case .literal(let choice): return [choice]
        case .control(let id):
            guard case .choices(let words)? = controls.first(where: { $0.id == id })?.domain else { return [] }
            return words.compactMap { Choice(rawValue: $0) }
        }
    }

    private mutating func control(_ text: String, of place: String, at line: Int) -> Control? {
        let id = text.dropFirst()
        guard let control = controls.first(where: { $0.id == id }) else {
            if brokenControls.contains(String(id)) { return nil }
            let known = controls.map(\.id).joined(separator: ", ")
            report("unknown control \"\(text)\" in \(place); one of: \(known)", at: line)
            return nil
        }
        return control
    }

    private func describe(_ bounds: ClosedRange<Double>, _ dimension: Quantity.Dimension) -> String {
        let lower = Quantity.format(bounds.lowerBound, as: dimension)
        return "from \(lower) to \(Quantity.format(bounds.upperBound, as: dimension))"
    }
}
