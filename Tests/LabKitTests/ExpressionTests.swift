import LabKit
import Testing

struct ExpressionTests {
    private static func lookUp(_ name: Expression.Name) -> Double? {
        ["shop.orders": 200, "ledger.charged_twice": 40, "shop.nothing": 0, "answer-loss": 0.2, "attempts": 8][
            name.description
        ]
    }

    @Test(arguments: [
        ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("2 ^ -1", 0.5), ("10 - 4 - 3", 3),
        ("8 / 4 / 2", 1), ("- - 3", 3), ("40ms * 2", 0.08), ("20% + 0.1", 0.3), ("1min", 60), ("2s-1s", 1),
        ("100 * ledger.charged_twice / shop.orders", 20), ("shop.orders-100", 100), ("answer-loss", 0.2),
        ("1 - answer-loss", 0.8), ("(1 - answer-loss ^ attempts) / (1 - answer-loss)", 1.2499968),
    ])
    func evaluatesNumbers(text: String, value: Double) throws {
        let result = try #require(try Expression(text).number(Self.lookUp))
        #expect((result - value).magnitude < 1e-9)
    }

    @Test(arguments: [
        ("shop.orders >= 200", true), ("shop.orders > 200", false), ("shop.orders == 200", true), ("1 != 1", false),
        ("ledger.charged_twice / shop.orders <= 0.2", true), ("1 < 2", true),
    ])
    func evaluatesComparisons(text: String, holds: Bool) throws {
        let expression = try Expression(text)
        #expect(expression.isComparison)
        #expect(expression.holds(Self.lookUp) == holds)
        #expect(expression.number(Self.lookUp) == nil)
    }

    @Test(arguments: ["1 / shop.nothing", "0 / 0", "shop.unknown", "1 / 0 < 3", "10 ^ 400", "(0 - 8) ^ 0.5"])
    func hasNoValueWhereThereIsNone(text: String) throws {
        #expect(try Expression(text).evaluate(Self.lookUp) == nil)
    }

    @Test(arguments: [
        ("", "expected a number, a metric or \"(\", found the end"),
        ("1 +", "expected a number, a metric or \"(\", found the end"),
        ("(1 + 2", "expected \")\", found the end"),
        ("1 2", "expected an operator or the end, found 2"),
        ("1 < 2 < 3", "expected an operator or the end, found <"),
        ("(1 < 2) + 1", "expected \")\", found <"),
        ("shop.orders = 3", "unexpected \"=\""),
        ("a.b.c", "\"a.b.c\" isn't component.metric"),
        ("shop.", "\"shop.\" isn't component.metric"),
        ("1.2.3", "\"1.2.3\" isn't a number"),
        ("40mm", "unknown unit \"mm\"; one of: us, ms, s, min, B, KiB, MiB, GiB, kB, MB, GB, %"),
        ("“a”", "unexpected \"“\""),
        (String(repeating: "(", count: 1_000), "nested deeper than 50"),
        (String(repeating: "-", count: 1_900) + "1", "nested deeper than 50"),
        (String(repeating: "1+", count: 2_000), "longer than 2000 bytes"),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let error = #expect(throws: Expression.ParseError.self) { try Expression(text) }
        #expect(error?.description == message)
    }

    @Test func listsItsNamesOnce() throws {
        let expression = try Expression("shop.orders / (shop.orders + ledger.charges) * answer-loss")
        #expect(expression.metrics.map(\.description) == ["shop.orders", "ledger.charges"])
        #expect(expression.controls == ["answer-loss"])
        #expect(expression.text == "shop.orders / (shop.orders + ledger.charges) * answer-loss")
    }

    @Test func longSumsDontNest() throws {
        let text = Array(repeating: "1", count: 900).joined(separator: "+")
        #expect(try Expression(text).number { _ in nil } == 900)
    }

    @Test func aLawReadsControls() throws {
        let settings = LabSettings(["answer-loss": .number(0.5), "keys": .choice("none")])
        #expect(try Expression("1 / (1 - answer-loss)").number(in: settings) == 2)
        #expect(try Expression("keys * 2").number(in: settings) == nil)
    }
}
