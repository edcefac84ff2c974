import LabKit
import Screens
import TerminalUI
import TestSupport

/// The program brought to each screen, and to the states in which a screen has other keys.
enum ScreenState: String, CaseIterable {
    case home, browse, search, reader, readerFinding, readerOutline, readerHints, readerNote, labBrief, labRunning
    case labComparing, labLookingBack, labPresets
    case searchCompleting, browseFiltering, path, tools, alphabet, alphabetLetter, labs, catalogueFiltering
    case questions, questionsTyping, questionsAnswered, questionsEmpty, questionsSummary, progress
    case settings

    func driver(_ size: Size = .large) throws -> TestDriver {
        let driver = try TestDriver.sample(size, destination: destination)
        switch self {
        case .home, .browse, .search, .reader, .labBrief, .path, .tools, .alphabet, .labs, .searchCompleting,
            .questions, .questionsEmpty, .progress, .settings:
            break
        case .questionsTyping: driver.type("20")
        case .questionsAnswered: driver.type("a")
        case .questionsSummary:
            driver.type("b")
            driver.press(.enter)
        case .browseFiltering, .catalogueFiltering: driver.type("f")
        case .alphabetLetter: driver.type("'")
        case .readerFinding: driver.press(.control("f"))
        case .readerOutline: driver.type("o")
        case .readerHints: driver.type("f")
        case .readerNote: driver.type("m")
        case .labRunning, .labComparing, .labLookingBack, .labPresets:
            // Without a prediction, then off.
            driver.type("s")
            driver.deliver(
                .started(addresses: ["payments": "http://127.0.0.1:4001"], prefixes: [:])
            )
            driver.deliver(.state(.running))
            driver.deliver(.frame(MetricFrame(time: 1)))
            switch self {
            case .labComparing:
                driver.type("c")
                driver.press(.right, .enter)
            case .labLookingBack: driver.type("t")
            case .labPresets: driver.type("P")
            default: break
            }
        }
        return driver
    }

    private var destination: Destination? {
        switch self {
        case .home: nil
        case .browse, .browseFiltering: .browse(category: "caching")
        case .search: .search("lease")
        case .searchCompleting: .search("lease cat:ca")
        case .reader, .readerFinding, .readerOutline, .readerHints, .readerNote: .page(.topic("idempotency"), part: nil)
        case .labBrief, .labRunning, .labComparing, .labLookingBack, .labPresets: .lab("idempotency")
        case .path: .path("start-here")
        case .tools, .catalogueFiltering: .catalogue(.tools)
        case .alphabet, .alphabetLetter: .catalogue(.alphabet)
        case .labs: .catalogue(.labs)
        case .questions, .questionsAnswered, .questionsSummary: .questions(.topic("timeouts"))
        case .questionsTyping: .questions(.lab("idempotency"))
        case .questionsEmpty: .questions(.review)
        case .settings: .settings
        case .progress: .progress
        }
    }
}
