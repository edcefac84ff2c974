/// What the engine measures of itself in every lab, beside what the components measure.
public enum EngineMetrics {
    /// Stands where a component's id stands. No component may be called so.
    public static let component = "engine"

    /// How late the latest timer of the last second fired.
    public static let lateness = MetricName(component: component, metric: "lateness")
    /// How late the latest timer fired since the window opened.
    public static let worstLateness = MetricName(component: component, metric: "worst_lateness")

    /// The worst and not a percentile: what breaks a claim about time is the one timer that was late, and of 200 in a
    /// second a 99th percentile leaves two out.
    public static let metrics = [
        MetricDescription(
            lateness.metric,
            form: .gauge,
            unit: "s",
            "how late the latest timer of the last second fired, in lab time"
        ),
        MetricDescription(
            worstLateness.metric,
            form: .gauge,
            unit: "s",
            "how late the latest timer fired since the window opened, in lab time"
        ),
    ]
}
