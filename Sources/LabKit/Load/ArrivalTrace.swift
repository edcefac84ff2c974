/// Recorded arrivals, from a file in the lab's folder: one time a line, in seconds since the start, none before the
/// one above it. When they are over no more come.
public struct ArrivalTrace: Equatable, Sendable {
    /// In seconds, ascending; at least one.
    public var times: [Double]

    static let mostArrivals = 20_000
    /// Bytes of a fixture.
    static let largestFile = 1 << 20
    /// In seconds.
    static let longest = 3_600.0

    struct Problem: Error, Equatable {
        /// From 1; nil where it is the whole file.
        var line: Int?
        var description: String
    }

    init(_ text: String) throws(Problem) {
        times = []
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard !lines.isEmpty else { throw Problem(description: "it is empty; write one time in seconds a line") }
        guard lines.count <= ArrivalTrace.mostArrivals else {
            throw Problem(description: "it has \(lines.count) arrivals; at most \(ArrivalTrace.mostArrivals)")
        }
        for (index, line) in lines.enumerated() {
            guard let time = Double(line.trimmingSpaces()), (0...ArrivalTrace.longest).contains(time) else {
                throw Problem(
                    line: index + 1,
                    description: "\"\(line.prefix(20))\" isn't a time in seconds from 0 to 3600, such as 1.25"
                )
            }
            guard time >= times.last ?? 0 else {
                throw Problem(line: index + 1, description: "\(line.prefix(20)) is earlier than the line above it")
            }
            times.append(time)
        }
    }
}
