import Screens
import TerminalUI
import TestSupport

/// The program brought to each screen, and to the states in which a screen has other keys.
enum ScreenState: String, CaseIterable {
    case home, browse, search, reader, readerFinding, readerOutline, readerHints, labBrief, labRunning

    func driver(_ size: Size = .large) throws -> TestDriver {
        let driver = try TestDriver.sample(size, destination: destination)
        switch self {
        case .home, .browse, .search, .reader, .labBrief: break
        case .readerFinding: driver.press(.control("f"))
        case .readerOutline: driver.type("o")
        case .readerHints: driver.type("f")
        case .labRunning:
            // Without a prediction, then off.
            driver.type("s")
            driver.deliver(
                .started(addresses: ["payments": "http://127.0.0.1:4001"], attach: ["curl http://127.0.0.1:4001"])
            )
            driver.deliver(.state(.running))
        }
        return driver
    }

    private var destination: Destination? {
        switch self {
        case .home: nil
        case .browse: .browse(.categories(selected: "caching"))
        case .search: .search("lease")
        case .reader, .readerFinding, .readerOutline, .readerHints: .page(.topic("idempotency"), part: nil)
        case .labBrief, .labRunning: .lab("idempotency")
        }
    }
}
