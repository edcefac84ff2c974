import Content

extension FieldReader {
    mutating func prediction(
        _ node: YAMLNode,
        line: Int,
        metrics: MetricCatalogue
    ) -> Prediction? {
        guard
            let fields = fields(
                node,
                of: "the prediction",
                required: ["question", "answer", "measure", "because"],
                optional: ["tolerance", "choices", "expect", "given", "timing"]
            ),
            let question = fields["question"].flatMap({ text($0, of: "question") }),
            let because = fields["because"].flatMap({ text($0, of: "because") }),
            let kind = predictionKind(fields),
            let measure = fields["measure"].flatMap({
                expression($0, of: "measure", metrics: metrics, comparison: false)
            })
        else { return nil }
        let given = fields["given"].flatMap { expression($0, of: "given", metrics: metrics, comparison: true) }
        let timing = fields["timing"].flatMap { duration($0, of: "timing") }
        let expect = fields["expect"].flatMap { expectation($0) }
        return Prediction(
            question: question,
            kind: kind,
            measure: measure,
            expect: expect,
            given: given,
            timing: timing?.seconds,
            because: because,
            line: line
        )
    }

    private mutating func predictionKind(_ fields: Fields) -> Prediction.Kind? {
        guard let answer = fields["answer"].flatMap({ text($0, of: "answer") }) else { return nil }
        guard let choicesNode = fields["choices"] else {
            guard let number = Quantity.parse(answer, as: .count) else {
                report("the answer \"\(answer)\" isn't a number; give \"choices\", or a number", at: fields.line)
                return nil
            }
            guard
                let tolerance = fields["tolerance"].flatMap({ text($0, of: "tolerance") })
                    .flatMap({ Quantity.parse($0, as: .count) }), tolerance >= 0
            else {
                report("a number needs a \"tolerance\", such as 6", at: fields.line)
                return nil
            }
            return .number(answer: number, tolerance: tolerance)
        }
        guard let choices = texts(choicesNode, of: "choices") else { return nil }
        guard choices.count >= 2, Set(choices).count == choices.count else {
            report("choices of the prediction must be two or more, all different", at: choicesNode.line)
            return nil
        }
        guard choices.contains(answer) else {
            report(
                "the answer \"\(answer)\" isn't among the choices: \(choices.joined(separator: ", "))",
                at: choicesNode.line
            )
            return nil
        }
        guard fields["expect"] != nil else {
            report("a choice needs \"expect\", what is measured when it is right, such as 20 ± 6", at: fields.line)
            return nil
        }
        return .choice(choices, answer: answer)
    }

    /// `20 ± 6`, or `20` alone for exactly that.
    private mutating func expectation(_ node: YAMLNode) -> Prediction.Expectation? {
        guard let text = text(node, of: "expect") else { return nil }
        let parts = text.split(separator: "±", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Quantity.parse(String($0), as: .count) }
        guard numbers.count == parts.count, parts.count <= 2, let value = numbers.first,
            let tolerance = parts.count == 2 ? numbers.last : 0, tolerance >= 0
        else {
            report("expect is \"\(text)\"; write it as 20 ± 6", at: node.line)
            return nil
        }
        return Prediction.Expectation(value: value, tolerance: tolerance)
    }
}
