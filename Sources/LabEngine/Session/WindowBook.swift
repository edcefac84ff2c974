import LabKit

/// The settings of each window, so that a unit of work keeps those that it started with.
struct WindowBook {
    /// More windows than can open while one unit of work is under way.
    static let most = 1_024

    private(set) var current = 0
    private var settings: [Int: LabSettings] = [:]

    mutating func open(_ window: Int, _ settings: LabSettings) {
        current = window
        self.settings[window] = settings
        self.settings[window - WindowBook.most] = nil
    }

    /// Nil for a window that never was, or is long forgotten.
    subscript(window: Int) -> LabSettings? { settings[window] }

    /// Those of the open window.
    var currentSettings: LabSettings { settings[current] ?? LabSettings() }
}
