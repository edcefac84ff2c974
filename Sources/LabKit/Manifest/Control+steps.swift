extension Control {
    /// The value one step up: the next multiple of the step, at most the range's end; the next choice, round to the
    /// first.
    public func next(_ value: ControlValue) -> ControlValue { moved(value, by: 1) }

    /// The value one step down, at least the range's start; the previous choice, round to the last.
    public func previous(_ value: ControlValue) -> ControlValue { moved(value, by: -1) }

    /// Where the value stands in its domain, from 0 to 1, for a slider.
    public func position(of value: ControlValue) -> Double {
        switch (domain, value) {
        case (.range(let range, _), .number(let number)):
            let span = range.upperBound - range.lowerBound
            return span > 0 ? min(1, max(0, (number - range.lowerBound) / span)) : 0
        case (.choices(let choices), .choice(let choice)):
            guard choices.count > 1, let index = choices.firstIndex(of: choice) else { return 0 }
            return Double(index) / Double(choices.count - 1)
        default: return 0
        }
    }

    private func moved(_ value: ControlValue, by direction: Int) -> ControlValue {
        switch (domain, value) {
        case (.range(let range, let step), .number(let number)):
            // The tolerance keeps 0.15 / 0.05 = 2.9999… from counting as two steps.
            let steps = number / step
            let index = direction > 0 ? (steps + 1e-6).rounded(.down) + 1 : (steps - 1e-6).rounded(.up) - 1
            return .number(min(range.upperBound, max(range.lowerBound, Quantity.rounded(index * step))))
        case (.choices(let choices), .choice(let choice)):
            guard let index = choices.firstIndex(of: choice) else { return value }
            return .choice(choices[(index + direction + choices.count) % choices.count])
        default: return value
        }
    }
}
