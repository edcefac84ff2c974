/// A day of the calendar that everybody uses, read from `2026-11-21` and counted on from.
struct CivilDay: Equatable, Sendable {
    /// Days since 1970-01-01, a Thursday.
    var number: Int

    init(number: Int) { self.number = number }

    /// Nil for what isn't a date. After Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*: years begin in
    /// March, so that the leap day is the last.
    init?(_ text: String) {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// From 0 for Monday to 6.
    var weekday: Int { (number % 7 + 10) % 7 }

    var weekdayName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday] }

    /// From 1.
    var month: Int { parts.month }
    /// Of the month, from 1.
    var day: Int { parts.day }

    var monthName: String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }

    private var parts: (month: Int, day: Int) {
        let shifted = number + 719_468
        let dayOfEra = shifted - (shifted / 146_097) * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        return (shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
