/// What was done on one day.
public struct ActivityDay: Codable, Equatable, Sendable {
    /// `2026-11-21`, in the learner's calendar.
    public var day: String
    public var topicsRead: Int
    public var labRuns: Int
    /// Seconds that labs ran.
    public var labSeconds: Double
    public var predictions: Int
    public var predictionsRight: Int

    public init(
        day: String,
        topicsRead: Int = 0,
        labRuns: Int = 0,
        labSeconds: Double = 0,
        predictions: Int = 0,
        predictionsRight: Int = 0
    ) {
        self.day = day
        self.topicsRead = topicsRead
        self.labRuns = labRuns
        self.labSeconds = labSeconds
        self.predictions = predictions
        self.predictionsRight = predictionsRight
    }
}
