/// The name of an entry: Unix milliseconds and a number within them. A stream's entries are in the order of their ids.
struct StreamID: Hashable, Sendable {
    var milliseconds: UInt64
    var sequence: UInt64

    static let zero = StreamID(milliseconds: 0, sequence: 0)
    static let greatest = StreamID(milliseconds: .max, sequence: .max)

    /// The smallest that is greater; nil after the greatest.
    var next: StreamID? {
        if sequence < .max { return StreamID(milliseconds: milliseconds, sequence: sequence + 1) }
        return milliseconds < .max ? StreamID(milliseconds: milliseconds + 1, sequence: 0) : nil
    }

    /// The greatest that is smaller; nil before zero.
    var previous: StreamID? {
        if sequence > 0 { return StreamID(milliseconds: milliseconds, sequence: sequence - 1) }
        return milliseconds > 0 ? StreamID(milliseconds: milliseconds - 1, sequence: .max) : nil
    }
}

extension StreamID: Comparable {
    static func < (left: StreamID, right: StreamID) -> Bool {
        left.milliseconds != right.milliseconds
            ? left.milliseconds < right.milliseconds : left.sequence < right.sequence
    }
}

extension StreamID: CustomStringConvertible {
    var description: String { "\(milliseconds)-\(sequence)" }
}
