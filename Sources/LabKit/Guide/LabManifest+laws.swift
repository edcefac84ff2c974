import Content

extension LabManifest {
    /// The charts' laws as questions: one control is turned, and what the law says then is to be worked out. Every figure
    /// comes from the law's own expression.
    ///
    /// A law gives no question where its unit can't be told, or where no control changes it enough to tell a right answer
    /// from a wrong one.
    /// - Parameter variant: which of the possible turns is asked; any number.
    public func lawQuestions(variant: Int) -> [LabQuestion] {
        charts.compactMap { chart in
            guard let law = chart.law, let unit = law.unit(among: controls).flatMap(LawUnit.init) else { return nil }
            let turns = turns(of: law)
            guard !turns.isEmpty else { return nil }
            let turn = turns[((variant % turns.count) + turns.count) % turns.count]
            let question = question(of: law, over: chart, turn: turn, unit: unit)
            return LabQuestion(origin: .law(chart: chart.title), question: question)
        }
    }

    /// A control that is turned, and what the law says before and after.
    private struct Turn {
        var control: Control
        var from: ControlValue
        var to: ControlValue
        var before: Double
        var after: Double
    }

    /// Half and twice of each control in the law, from its default.
    private func turns(of law: Expression) -> [Turn] {
        guard let before = law.number(in: defaults), before > 0 else { return [] }
        return law.controls.compactMap { control($0) }.flatMap { control in
            [2, 0.5].compactMap { factor -> Turn? in
                guard let to = control.scaled(by: factor),
                    let after = law.number(in: defaults.applying([control.id: to])),
                    // What isn't positive is beyond the law: no queue is shorter than empty.
                    after > 0, (after / before - 1).magnitude >= 0.15
                else { return nil }
                return Turn(control: control, from: control.defaultValue, to: to, before: before, after: after)
            }
        }
    }

    private func question(of law: Expression, over chart: Chart, turn: Turn, unit: LawUnit) -> Question {
        let control = turn.control
        let known = law.controls.compactMap { self.control($0) }.map { control in
            "“\(control.label)” at \(control.format(control.defaultValue))"
        }
        let unitOfAfter = unit.scaled(for: turn.after)
        let before = unit.scaled(for: turn.before)
        let after = (turn.after / unitOfAfter.size).rounded(toFigures: 3)
        let prompt =
            "“\(control.label)” is turned from \(control.format(turn.from)) to \(control.format(turn.to)). "
            + "What does the law say then of “\(chart.title)”\(unitOfAfter.asked)?"
        let anchor = (turn.before / before.size).rounded(toFigures: 3)
        let body = "With \(known.joined(separator: ", ")) it says \(anchor.written)\(before.symbol)."
        let explanation: [[Inline]] = [
            [.text("The law is "), .code(law.text), .text(", which gives \(after.written)\(unitOfAfter.symbol).")],
            [.text(self.law ?? "")],
        ]
        return Question(
            prompt: [.text(prompt)],
            body: [Block(line: 1, kind: .paragraph([.text(body)]))],
            answer: .number(after, tolerance: (0.03 * after).rounded(toFigures: 1)),
            explanation: explanation.filter { !$0.plainText.isEmpty }.map { Block(line: 1, kind: .paragraph($0)) },
            line: 1
        )
    }
}

/// How a law's value is asked for and written.
private struct LawUnit {
    /// Of one in base units: seconds, bytes.
    var size: Double
    /// `, in KiB a second`
    var asked: String
    /// ` KiB/s`
    var symbol: String
    private let unit: CompoundUnit

    /// Nil for what nobody would ask in, such as square seconds.
    init?(_ unit: CompoundUnit) {
        switch (unit.seconds, unit.bytes) {
        case (0, 0), (1, 0), (-1, 0), (0, 1), (-1, 1): break
        default: return nil
        }
        self.unit = unit
        (size, asked, symbol) = (1, "", "")
    }

    /// In the unit that makes a number of this size handy.
    func scaled(for value: Double) -> LawUnit {
        var scaled = self
        if unit.bytes == 1 {
            let (size, name) = value >= 0x1p30 ? (0x1p30, "GiB") : value >= 0x1p24 ? (0x1p20, "MiB") : (0x1p10, "KiB")
            let isRate = unit.seconds == -1
            scaled.size = size
            scaled.asked = ", in \(name)\(isRate ? " a second" : "")"
            scaled.symbol = " \(name)\(isRate ? "/s" : "")"
        } else if unit.seconds == 1 {
            let isShort = value < 2
            scaled.size = isShort ? 0.001 : 1
            scaled.asked = isShort ? ", in milliseconds" : ", in seconds"
            scaled.symbol = isShort ? " ms" : " s"
        } else if unit.seconds == -1 {
            scaled.asked = ", for each second"
            scaled.symbol = " /s"
        }
        return scaled
    }
}

extension Control {
    /// A multiple of the default on one of the control's steps; nil where that is the default again, or out of range.
    fileprivate func scaled(by factor: Double) -> ControlValue? {
        guard case .range(let range, let step) = domain, let number = defaultValue.number else { return nil }
        let wanted = Quantity.rounded((number * factor / step).rounded() * step)
        return range.contains(wanted) && wanted != number ? .number(wanted) : nil
    }
}

extension Double {
    /// 1.6656 to three figures is 1.67.
    fileprivate func rounded(toFigures figures: Int) -> Double {
        guard self != 0, isFinite else { return self }
        var scale = 1.0
        let largest = CMath.power(10, Double(figures))
        while (magnitude * scale) >= largest { scale /= 10 }
        while (magnitude * scale) < largest / 10 { scale *= 10 }
        let digits = (self * scale).rounded()
        // Dividing keeps 1.67 exact where multiplying by 0.01 wouldn't.
        return scale >= 1 ? digits / scale : digits * (1 / scale).rounded()
    }
}
