import Foundation
import Testing

@testable import LabKit

/// What `lab.yml` may say of a server beyond its service.
struct ServerFieldTests {
    private static func yaml(_ fields: String) -> String {
        """
        formatVersion: 1
        id: sample
        title: Sample
        summary: Something.
        topics: [backpressure]
        level: 2
        minutes: 5
        run: {for: 10s}
        components:
          web: {kind: http-server, service: payments, workers: 2, serviceTime: {constant: 20ms}, store: ledger, keyCheck: unique insert\(fields)}
          ledger: {kind: sqlite}
        controls:
          bound: {label: Queue, range: [0, 100], default: 10}
          full: {label: When full, choices: [refuse, block], default: refuse}
          next: {label: Next, choices: [fifo, drop late], default: fifo}
          leave: {label: Give up, choices: ["true", "false"], default: "false"}
          wait: {label: Wait, range: [10ms, 2s], step: 10ms, default: 500ms}
        charts: []
        checks:
          - {id: answers, says: It answers, expect: web.answered > 0}
        solution: {full: block}
        """
    }

    private static func parse(_ fields: String) -> (conduct: HTTPServerSpec.Conduct?, issues: [String]) {
        let (manifest, issues) = LabManifest.parse(
            yaml: yaml(fields),
            guide: "## 1. One\n\nText.\n",
            folder: "labs/sample"
        )
        guard case .httpServer(let spec)? = manifest?.components.first?.kind else {
            return (nil, issues.map(\.message))
        }
        return (spec.conduct, issues.map(\.message))
    }

    @Test func aServerThatSaysNothingGoesOnAndRefusesOnlyBeyondALongQueue() throws {
        let (conduct, issues) = Self.parse("")
        #expect(issues == [])
        #expect(conduct == HTTPServerSpec.Conduct())
        #expect(conduct?.queue == .literal(10_000))
        #expect(conduct?.overflow == .literal(.refuse))
        #expect(conduct?.discipline == .literal(.fifo))
        #expect(conduct?.keepAlive == .literal(.on))
        #expect(conduct?.cancelOnDisconnect == .literal(.off))
    }

    @Test func everyFieldIsRead() throws {
        let (conduct, issues) = Self.parse(
            ", queue: 5, overflow: reset, retryAfter: 2s, discipline: lifo, patience: 300ms, keepAlive: false"
                + ", cancelOnDisconnect: true, connections: 50"
        )
        #expect(issues == [])
        var expected = HTTPServerSpec.Conduct()
        expected.queue = .literal(5)
        expected.overflow = .literal(.reset)
        expected.retryAfter = .literal(2)
        expected.discipline = .literal(.lifo)
        expected.patience = .literal(0.3)
        expected.keepAlive = .literal(.off)
        expected.cancelOnDisconnect = .literal(.on)
        expected.connections = .literal(50)
        #expect(conduct == expected)
    }

    @Test func fieldsFollowControls() throws {
        let (conduct, issues) = Self.parse(
            ", queue: $bound, overflow: $full, discipline: $next, patience: $wait, cancelOnDisconnect: $leave"
        )
        #expect(issues == [])
        var expected = HTTPServerSpec.Conduct()
        expected.queue = .control("bound")
        expected.overflow = .control("full")
        expected.discipline = .control("next")
        expected.patience = .control("wait")
        expected.cancelOnDisconnect = .control("leave")
        #expect(conduct == expected)
    }

    @Test(arguments: [
        (", queue: -1", "queue of component web is -1; it must be from 0 to 10000"),
        (", queue: many", "queue of component web is \"many\"; a number, such as 8, or $control"),
        (", queue: 10001", "queue of component web is 10001; it must be from 0 to 10000"),
        (", overflow: drop", "overflow of component web is \"drop\"; one of: refuse, reset, block, or $control"),
        (
            ", overflow: $next",
            "overflow of component web needs a control whose choices are among: refuse, reset, block"
        ),
        (
            ", discipline: random",
            "discipline of component web is \"random\"; one of: fifo, lifo, drop late, or $control"
        ),
        (
            ", discipline: drop late",
            "component web lacks \"patience\", which discipline \"drop late\" needs; add it"
        ),
        (", discipline: $next", "component web lacks \"patience\", which discipline \"drop late\" needs; add it"),
        (", patience: 0s", "patience of component web is 0s; it must be from 1 ms to 60 s"),
        (
            ", patience: 5",
            "patience of component web is \"5\"; a duration with its unit, such as 40ms or 2s, or $control"
        ),
        (", retryAfter: 2min", "retryAfter of component web is 2min; it must be from 0 s to 60 s"),
        (", keepAlive: maybe", "keepAlive of component web is \"maybe\"; one of: true, false, or $control"),
        (
            ", cancelOnDisconnect: 1",
            "cancelOnDisconnect of component web is \"1\"; one of: true, false, or $control"
        ),
        (", connections: 0", "connections of component web is 0; it must be from 1 to 2000"),
        (
            ", queue: $nothing",
            "unknown control \"$nothing\" in queue of component web; one of: bound, full, next, leave, wait"
        ),
        (", backlog: 5", "unknown key \"backlog\" in component web"),
    ])
    func badFieldsAreNamed(fields: String, message: String) {
        let (conduct, issues) = Self.parse(fields)
        #expect(conduct == nil)
        #expect(issues.contains { $0.hasPrefix(message) }, "\(issues)")
    }
}
