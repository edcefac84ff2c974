public import Foundation

/// One answer.
public struct ReviewLogEntry: Codable, Equatable, Sendable {
    public var key: ReviewKey
    /// With the key it identifies the answer.
    public var date: Date
    public var rating: ReviewRating
    /// How long the learner thought; 0 where nobody measured it.
    public var seconds: Double

    public init(key: ReviewKey, date: Date, rating: ReviewRating, seconds: Double) {
        self.key = key
        self.date = date
        self.rating = rating
        self.seconds = seconds
    }
}
