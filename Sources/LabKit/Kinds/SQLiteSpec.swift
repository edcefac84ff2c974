/// `kind: sqlite`: a database of the lab's own, which keeps charges and idempotency keys.
public struct SQLiteSpec: Equatable, Sendable {
    public init() {}

    public static let metrics: [MetricDescription] = [
        MetricDescription("orders", "orders with at least one charge"),
        MetricDescription("charges", "charges made"),
        MetricDescription("charged_twice", "orders charged at least twice"),
        MetricDescription(
            "charged_twice_overlapping",
            "orders charged at least twice, by attempts that were in the server at once"
        ),
    ]

    var figures: [SceneFigure] {
        [SceneFigure(.value, "orders", words: "orders"), SceneFigure(.value, "charges", words: "charges")]
    }
}
