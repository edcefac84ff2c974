import LabKit
import TerminalUI

/// What a lab is made of, as `lab show` prints it.
struct LabBrief: Encodable, Equatable {
    struct Part: Encodable, Equatable {
        var id: String
        var kind: String
    }

    struct Knob: Encodable, Equatable {
        var id: String
        var label: String
        var allowed: String
        var standard: String
        var solution: String?

        enum CodingKeys: String, CodingKey {
            case id, label, allowed, solution
            case standard = "default"
        }
    }

    struct Claim: Encodable, Equatable {
        var id: String
        var says: String
        var expect: String
        var given: String?
        /// Seconds that timers may be late for the verdict to count.
        var timing: Double?
    }

    struct Limits: Encodable, Equatable {
        var connections: Int
        var memoryBytes: Int
        var seconds: Double
    }

    struct Metric: Encodable, Equatable {
        var name: String
        var unit: String
        var meaning: String
    }

    var id: String
    var title: String
    var summary: String
    var topics: [String]
    var level: Int
    var minutes: Int
    var components: [Part]
    var controls: [Knob]
    var checks: [Claim]
    var metrics: [Metric]
    var limits: Limits
    var law: String?

    init(_ manifest: LabManifest) {
        id = manifest.id
        title = manifest.title
        summary = manifest.summary
        topics = manifest.topics.map(\.rawValue)
        level = manifest.level
        minutes = manifest.minutes
        components = manifest.components.map { Part(id: $0.id, kind: $0.kind.name.rawValue) }
        controls = manifest.controls.map { control in
            Knob(
                id: control.id,
                label: control.label,
                allowed: control.allowed,
                standard: control.format(control.defaultValue),
                solution: manifest.solution[control.id].map(control.format)
            )
        }
        checks = manifest.checks.map {
            Claim(
                id: $0.id,
                says: $0.says,
                expect: $0.expect.description,
                given: $0.given?.description,
                timing: $0.timing
            )
        }
        let measured =
            manifest.components.map { ($0.id, $0.kind.metrics) } + [(EngineMetrics.component, EngineMetrics.metrics)]
        metrics = measured.flatMap { id, metrics in
            metrics.map { Metric(name: "\(id).\($0.name)", unit: $0.unit, meaning: $0.meaning) }
        }
        limits = Limits(
            connections: manifest.limits.connections,
            memoryBytes: manifest.limits.memory,
            seconds: manifest.limits.run.seconds
        )
        law = manifest.law
    }

    func lines(columns: Int) -> [Line] {
        let heading = Style(attributes: .bold)
        var lines = [Line(title, style: heading)]
        lines += TextWrap.wrap(Line(summary), columns: columns)
        lines += [
            Line("lab:\(id)  level \(level)  \(minutes) min  topics: \(topics.joined(separator: ", "))", style: .dimmed)
        ]
        lines += [.empty, Line("Components", style: heading)]
        lines += ListTable.lines(components.map { [$0.id, $0.kind] }, indent: 2)
        let memory = Quantity.size(Double(limits.memoryBytes))
        let run = Quantity.format(.seconds(limits.seconds))
        lines.append(
            Line("  At most \(limits.connections) connections, \(memory) for each store, and \(run).", style: .dimmed)
        )
        lines += [.empty, Line("Controls", style: heading)]
        lines += ListTable.lines(controls.map { [$0.id, $0.label, $0.standard, $0.allowed] }, indent: 2)
        lines += [.empty, Line("Checks", style: heading)]
        lines += ListTable.lines(checks.map { [$0.id, $0.says, $0.expect] }, indent: 2)
        lines += [.empty, Line("Metrics", style: heading)]
        lines += ListTable.lines(metrics.map { [$0.name, $0.unit, $0.meaning] }, indent: 2)
        if let law {
            lines += [.empty, Line("Law", style: heading)]
            lines += TextWrap.wrap(Line(law), columns: columns - 2).map { Line([Span("  ")] + $0.spans) }
        }
        return lines
    }
}
