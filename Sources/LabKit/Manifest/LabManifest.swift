public import Content

/// A lab as `labs/<id>/lab.yml` and `guide.md` describe it.
public struct LabManifest: Equatable, Sendable {
    public var formatVersion: Int
    public var id: String
    public var title: String
    public var summary: String
    public var topics: [TopicID]
    /// 1 to 3, as for topics.
    public var level: Int
    public var minutes: Int
    /// How long a run takes unless it is told otherwise.
    public var run: RunLength
    /// How long `backlab check` lets it run; nil for as long as `run`.
    public var check: RunLength?
    public var limits: LabLimits
    /// In the order of the scene, left to right.
    public var components: [Component]
    public var controls: [Control]
    public var presets: [Preset]
    public var charts: [Chart]
    public var checks: [Check]
    /// What the learner is to find: every check passes under it. Laid over the defaults.
    public var solution: LabSettings
    public var law: String?
    public var guide: Guide

    public static let currentFormatVersion = 1

    public var defaults: LabSettings {
        LabSettings(Dictionary(controls.map { ($0.id, $0.defaultValue) }) { first, _ in first })
    }

    /// All settings under which every check passes.
    public var solved: LabSettings { defaults.applying(solution) }

    /// All settings of a guide's step (from 0): the defaults with what this step and those before it set.
    public func settings(atStep index: Int) -> LabSettings {
        guide.steps.prefix(index + 1).reduce(defaults) { $0.applying($1.settings) }
    }

    public func control(_ id: String) -> Control? { controls.first { $0.id == id } }

    public func component(_ id: String) -> Component? { components.first { $0.id == id } }
}

/// How long a run's arrivals go on, in lab time.
public struct RunLength: Equatable, Sendable {
    public var duration: Duration

    public init(_ duration: Duration) { self.duration = duration }
}

/// Settings with a name.
public struct Preset: Equatable, Sendable {
    public var name: String
    public var values: [String: ControlValue]

    public init(name: String, values: [String: ControlValue]) {
        self.name = name
        self.values = values
    }
}

/// A chart over lab time.
public struct Chart: Equatable, Sendable {
    public enum Form: String, CaseIterable, Sendable {
        /// Each series' value, from totals over all of time.
        case value
        /// Each series' growth per second.
        case rate
        /// p50, p90 and p99 of a distribution.
        case percentiles
    }

    public var title: String
    public var series: [Expression]
    public var form: Form
    /// What theory says, drawn over what was measured. It speaks of controls, in base units.
    public var law: Expression?

    public init(title: String, series: [Expression], form: Form = .value, law: Expression? = nil) {
        self.title = title
        self.series = series
        self.form = form
        self.law = law
    }
}
