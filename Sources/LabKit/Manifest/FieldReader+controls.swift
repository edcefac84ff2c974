import Content

extension FieldReader {
    /// The `controls:` mapping, in the order of the file.
    mutating func readControls(_ node: YAMLNode) {
        guard let entries = entries(node, of: "controls") else { return }
        for entry in entries {
            if let control = control(entry) { controls.append(control) } else { brokenControls.insert(entry.key) }
        }
    }

    private mutating func control(_ entry: YAMLNode.Entry) -> Control? {
        let place = "control \(entry.key)"
        guard
            let fields = fields(
                entry.value,
                of: place,
                required: ["label", "default"],
                optional: ["unit", "range", "step", "choices"]
            ),
            let label = fields["label"].flatMap({ text($0, of: "label of \(place)") }),
            let (domain, unit) = domain(fields),
            let defaultNode = fields["default"], let text = text(defaultNode, of: "default of \(place)")
        else { return nil }
        var control = Control(
            id: entry.key,
            label: label,
            unit: unit,
            domain: domain,
            // Replaced below, once the control can read what is written.
            defaultValue: .choice(text),
            line: entry.line
        )
        do throws(Control.ValueError) {
            control.defaultValue = try control.parse(text)
        } catch {
            report("default of \(error.description)", at: defaultNode.line)
            return nil
        }
        return control
    }

    private mutating func domain(_ fields: Fields) -> (Control.Domain, Control.Unit?)? {
        switch (fields["choices"], fields["range"]) {
        case (let node?, nil):
            for key in ["unit", "step"] where fields[key] != nil {
                report("\(fields.place) has choices, so \"\(key)\" means nothing; take it out", at: fields.line)
            }
            guard let choices = texts(node, of: "choices of \(fields.place)") else { return nil }
            guard choices.count >= 2, Set(choices).count == choices.count else {
                report("choices of \(fields.place) must be two or more, all different", at: node.line)
                return nil
            }
            return (.choices(choices), nil)
        case (nil, let node?):
            return range(node, fields)
        default:
            report("\(fields.place) needs either \"range\" or \"choices\"", at: fields.line)
            return nil
        }
    }

    private mutating func range(_ node: YAMLNode, _ fields: Fields) -> (Control.Domain, Control.Unit?)? {
        guard let ends = texts(node, of: "range of \(fields.place)") else { return nil }
        guard ends.count == 2 else {
            report("range of \(fields.place) has \(ends.count) entries; write [lowest, highest]", at: node.line)
            return nil
        }
        var unit: Control.Unit?
        if let unitNode = fields["unit"] {
            unit = word(unitNode, of: fields.place, what: "unit", as: Control.Unit.self)
            guard unit != nil else { return nil }
        } else {
            // These are always written with a unit, which says it as well.
            unit = [Control.Unit.duration, .bytes, .bytesPerSecond].first {
                Quantity.parse(ends[0], as: Control.dimension(of: $0)) != nil
            }
        }
        let dimension = Control.dimension(of: unit)
        guard let lower = number(ends[0], dimension, of: "range of \(fields.place)", at: node.line),
            let upper = number(ends[1], dimension, of: "range of \(fields.place)", at: node.line),
            let step = step(fields, dimension)
        else { return nil }
        guard lower < upper, step > 0, step <= upper - lower else {
            report("range of \(fields.place) must go upwards, with a step that fits into it", at: node.line)
            return nil
        }
        return (.range(lower...upper, step: step), unit)
    }

    private mutating func step(_ fields: Fields, _ dimension: Quantity.Dimension) -> Double? {
        guard let node = fields["step"] else {
            if dimension == .count { return 1 }
            report("\(fields.place) lacks \"step\"; say how far one key press turns it", at: fields.line)
            return nil
        }
        let place = "step of \(fields.place)"
        return text(node, of: place).flatMap { number($0, dimension, of: place, at: node.line) }
    }

    private mutating func number(
        _ text: String,
        _ dimension: Quantity.Dimension,
        of place: String,
        at line: Int
    ) -> Double? {
        guard let number = Quantity.parse(text, as: dimension) else {
            report("\(place): \"\(text)\" isn't \(dimension.example)", at: line)
            return nil
        }
        return number
    }
}
