import TestSupport
import Testing

@testable import TerminalUI

/// What holds for any size, seeded.
struct LayoutPropertyTests {
    @Test(arguments: 0..<20)
    func lengthsAddUp(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<40 {
            let constraints = (0..<Int.random(in: 1...6, using: &random)).map { _ -> Constraint in
                let number = Int.random(in: 0...30, using: &random)
                return switch Int.random(in: 0..<4, using: &random) {
                case 0: .fixed(number)
                case 1: .fill(number % 4)
                case 2: .percent(number)
                default: .atLeast(number % 9, fill: number % 3)
                }
            }
            let total = Int.random(in: 0...80, using: &random)
            let lengths = Constraint.lengths(constraints, total: total)
            let fills = constraints.contains {
                switch $0 {
                case .fill(let weight), .atLeast(_, fill: let weight): weight > 0
                case .fixed, .percent: false
                }
            }
            #expect(lengths.allSatisfy { $0 >= 0 })
            #expect(fills ? lengths.reduce(0, +) == total : lengths.reduce(0, +) <= total)
        }
    }

    @Test(arguments: 0..<20)
    func aRevealedRowIsInViewAndTheViewIsFull(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<60 {
            let total = Int.random(in: 1...40, using: &random)
            let height = Int.random(in: 1...12, using: &random)
            let row = Int.random(in: 0..<total, using: &random)
            let margin = Int.random(in: 0...4, using: &random)
            let before = Int.random(in: -3...45, using: &random)
            var viewport = ListViewport(offset: before)
            viewport.reveal(row..<row + 1, total: total, height: height, margin: margin)
            let window = viewport.offset..<viewport.offset + height
            #expect(window.contains(row))
            #expect(viewport.offset >= 0 && viewport.offset <= max(0, total - height))
            let room = min(margin, (height - 1) / 2)
            #expect(window.contains(max(0, row - room)) && window.contains(min(total - 1, row + room)))
            let settled = viewport
            viewport.reveal(row..<row + 1, total: total, height: height, margin: margin)
            #expect(viewport == settled)
        }
    }

    @Test func aViewportWithoutHeightStaysWhereItIs() {
        var viewport = ListViewport(offset: 7)
        viewport.reveal(0..<1, total: 20, height: 0)
        #expect(viewport.offset == 7)
    }

    @Test(arguments: 3...12)
    func theThumbMovesDownAndTouchesEndsOnlyAtThem(height: Int) {
        for total in 2...60 {
            for visible in 1..<total {
                let thumbs = (0...total - visible).map {
                    ScrollIndicator(offset: $0, visible: visible, total: total).thumb(height: height)
                }
                #expect(thumbs.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= height })
                #expect(zip(thumbs, thumbs.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
                #expect(thumbs.first?.lowerBound == 0 && thumbs.last?.upperBound == height)
                // A thumb that leaves one row free can stand at the ends only.
                guard thumbs[0].count < height - 1 else { continue }
                #expect(thumbs.dropFirst().dropLast().allSatisfy { $0.lowerBound > 0 && $0.upperBound < height })
            }
        }
    }

    @Test(arguments: 0..<20)
    func theMouseFindsTheItemWhoseTextIsThere(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let items = (0..<8).map { index in
            (0..<Int.random(in: 0...3, using: &random)).map { Line("\(index).\($0)") }
        }
        for selected in [nil, 0, 3, 7, 99, -1] {
            let offset = Int.random(in: -2...12, using: &random)
            let list = SelectableList(items: items, selected: selected, offset: offset)
            let area = Rect(x: 1, y: 1, width: 6, height: Int.random(in: 1...9, using: &random))
            var buffer = Buffer(size: Size(width: 8, height: 12))
            list.render(into: &buffer, area: area)
            for y in 0..<12 {
                let shown = buffer.text(row: y).drop { $0 == " " }.prefix { $0 != "." }
                #expect(list.item(at: Point(x: 2, y: y), in: area) == Int(shown))
            }
            #expect(list.item(at: Point(x: 7, y: 1), in: area) == nil)
        }
    }

    @Test(arguments: 0..<20)
    func aHistogramsClassesKeepTheirSum(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let counts = (0..<Int.random(in: 1...50, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
        for columns in 1...60 {
            let merged = Histogram.merged(counts, into: columns)
            #expect(merged.reduce(0, +) == counts.reduce(0, +))
            #expect(merged.count <= columns)
        }
    }

    @Test(arguments: 0..<20)
    func aScaleHoldsItsValuesAndFewSteps(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for exponent in [-300.0, -12, -3, 0, 3, 12, 290] {
            var size = 1.0
            for _ in 0..<Int(abs(exponent)) { size = exponent < 0 ? size / 10 : size * 10 }
            let values = (0..<5).map { _ in Double.random(in: -1...1, using: &random) * size }
            let scale = ChartScale(holding: values)
            for value in values {
                #expect((-1e-9...1 + 1e-9).contains(scale.fraction(of: value)), "\(values)")
            }
            #expect(scale.labels([scale.lower, scale.upper]).count == 2)
        }
    }

    private static let least = Double.leastNonzeroMagnitude

    @Test(arguments: [[0, least], [least * 9, least * 99], [-least * 99, 0], [-least, least], [1, 1.0.nextUp]])
    func valuesNextToEachOtherHaveAScale(values: [Double]) {
        let scale = ChartScale(holding: values)
        #expect(scale.lower < scale.upper)
        #expect(values.allSatisfy { (0...1).contains(scale.fraction(of: $0)) })
    }
}
