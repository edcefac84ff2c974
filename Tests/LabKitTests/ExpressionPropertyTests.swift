import LabKit
import TestSupport
import Testing

/// Expressions made at random, against arithmetic done another way.
struct ExpressionPropertyTests {
    private static let metrics = ["shop.orders": 200.0, "ledger.charges": 250, "link.lost": 0]

    private static func lookUp(_ name: Expression.Name) -> Double? { metrics[name.description] }

    /// A text with every operation in parentheses, and its value; nil where there is none.
    private static func grow(_ depth: Int, _ generator: inout SplitMix) -> (text: String, value: Double?) {
        guard depth > 0, Int.random(in: 0..<5, using: &generator) > 0 else {
            if Bool.random(using: &generator) {
                let number = Int.random(in: 0...9, using: &generator)
                return ("\(number)", Double(number))
            }
            let name = metrics.keys.sorted().randomElement(using: &generator) ?? ""
            return (name, metrics[name])
        }
        let (left, leftValue) = grow(depth - 1, &generator)
        if Int.random(in: 0..<6, using: &generator) == 0 { return ("(- \(left))", leftValue.map { -$0 }) }
        let (right, rightValue) = grow(depth - 1, &generator)
        let symbol = ["+", "-", "*", "/"].randomElement(using: &generator) ?? "+"
        let value: Double? = leftValue.flatMap { left in
            rightValue.flatMap { right in
                let result =
                    switch symbol {
                    case "+": left + right
                    case "-": left - right
                    case "*": left * right
                    default: left / right
                    }
                return result.isFinite ? result : nil
            }
        }
        return ("(\(left) \(symbol) \(right))", value)
    }

    @Test func agreesWithPlainArithmetic() throws {
        var generator = SplitMix(seed: 3)
        for _ in 0..<1_000 {
            let (text, value) = Self.grow(5, &generator)
            let expression = try Expression(text)
            #expect(expression.number(Self.lookUp) == value, "\(text)")
            #expect(try Expression(expression.text) == expression)
        }
    }

    @Test(arguments: ["<", "<=", ">", ">=", "==", "!="])
    func aComparisonAgreesWithItsTwoSides(symbol: String) throws {
        for (left, right) in [(1.0, 2.0), (2, 1), (2, 2)] {
            let expected =
                switch symbol {
                case "<": left < right
                case "<=": left <= right
                case ">": left > right
                case ">=": left >= right
                case "==": left == right
                default: left != right
                }
            #expect(try Expression("\(left)\(symbol)\(right)").holds(Self.lookUp) == expected, "\(left) \(right)")
        }
    }

    @Test func rubbishIsAnErrorOfOneLineAndNoTrap() {
        var generator = SplitMix(seed: 9)
        let parts = [
            "1", ".", "%", "ms", "(", ")", "-", "^", "==", "<", "shop.orders", "a-b", " ", "\n", "é", "\u{1b}", "1e9",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 1...10, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            do throws(Expression.ParseError) {
                _ = try Expression(text).evaluate(Self.lookUp)
            } catch {
                #expect(!error.description.contains("\n"), "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("a - b", ["a", "b"]), ("a -b", ["a", "b"]), ("a-b", ["a-b"]), ("a-1", ["a"]), ("a-_b", ["a-_b"]),
        ("a--b", ["a", "b"]), ("a- b", ["a", "b"]),
    ])
    func aHyphenBelongsToTheNameOnlyBeforeALetter(text: String, controls: [String]) throws {
        #expect(try Expression(text).controls == controls)
    }
}
