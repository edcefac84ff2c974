import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The `Date` header's line, made once a second. An origin server that has a clock must send it (RFC 9110, section
/// 6.6.1); it is real time, whatever the lab's clock says.
struct HTTPDate {
    private var second: time_t = -1
    private(set) var line = ByteBuffer()

    /// Has the line tell the current second.
    mutating func refresh() { refresh(now: time(nil)) }

    mutating func refresh(now: time_t) {
        guard now != second else { return }
        second = now
        line = ByteBuffer(string: "Date: \(HTTPDate.text(now))\r\n")
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    static func text(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day =
            "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
    }
}
