/// Bytes that aren't RESP. Nothing that follows them can be understood: whoever meets one hangs up.
struct RESPProtocolError: Error, Equatable, CustomStringConvertible {
    /// In Redis' words, such as `invalid bulk length`.
    var reason: String

    init(_ reason: String) { self.reason = reason }

    var description: String { "Protocol error: \(reason)" }
}
