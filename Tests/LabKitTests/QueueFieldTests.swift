import Foundation
import Testing

@testable import LabKit

/// What `lab.yml` and `guide.md` may say of queues and of those who use them.
struct QueueFieldTests {
    private static let yaml = """
        formatVersion: 1
        id: sample
        title: Sample
        summary: Something.
        topics: [backpressure]
        level: 2
        minutes: 5
        run: {for: 10s}
        components:
          producer: {kind: publisher, publishes: queue, load: {arrivals: uniform, rate: 50}, size: $size, timeout: 5s}
          queue: {kind: queue, bound: 20, overflow: $full, socketBuffer: 64 KiB}
          consumer: {kind: consumer, consumes: queue, rate: 40, visibility: 2s, deliveries: 3, batch: 5}
        controls:
          size: {label: Size, unit: bytes, range: [4 KiB, 64 KiB], step: 1 KiB, default: 4 KiB}
          full: {label: When full, choices: [none, block, drop newest, drop oldest, shed], default: none}
        charts: []
        checks:
          - {id: bounded, says: It is bounded, expect: queue.over_bound == 0}
        solution: {full: block}
        """

    private static let guide = "## 1. One\n\nText.\n"

    private static func parse(_ wanted: String = "", _ replacement: String = "", guide: String = guide)
        -> (LabManifest?, [String])
    {
        let changed = wanted.isEmpty ? yaml : yaml.replacingOccurrences(of: wanted, with: replacement)
        #expect(wanted.isEmpty || changed != yaml)
        let (manifest, issues) = LabManifest.parse(yaml: changed, guide: guide, folder: "labs/sample")
        return (manifest, issues.map { "\($0.line.map { "\($0): " } ?? "")\($0.message)" })
    }

    @Test func theKindsAreReadWhole() throws {
        let (manifest, issues) = Self.parse()
        #expect(issues == [])
        let kinds = try #require(manifest).components.map(\.kind)
        #expect(
            kinds[1] == .queue(QueueSpec(bound: .literal(20), overflow: .control("full"), socketBuffer: 65_536))
        )
        #expect(
            kinds[2]
                == .consumer(
                    ConsumerSpec(
                        consumes: "queue",
                        rate: .literal(40),
                        visibility: .literal(2),
                        deliveries: .literal(3),
                        batch: .literal(5)
                    )
                )
        )
        guard case .publisher(let publisher) = kinds[0] else { return #expect(Bool(false)) }
        #expect(publisher.size == .control("size"))
        #expect(publisher.timeout == .literal(5))
    }

    @Test(arguments: [
        ("bound: 20, ", "bound: 0, ", "bound of component queue is 0; it must be from 1 to 1000000"),
        ("bound: 20, ", "", "component queue lacks \"bound\"; add it"),
        (
            "overflow: $full", "overflow: wait",
            "overflow of component queue is \"wait\"; one of: none, block, drop newest, drop oldest, shed, or $control"
        ),
        (
            "socketBuffer: 64 KiB", "socketBuffer: 64",
            "socketBuffer of component queue is \"64\"; a size with its unit, such as 64 KiB or 10 MB, or $control"
        ),
        (
            "socketBuffer: 64 KiB", "socketBuffer: $size",
            "socketBuffer of component queue can't follow a control: sockets get it when they are made"
        ),
        (
            "publishes: queue", "publishes: consumer",
            "producer can't use consumer; it needs a component of kind link or queue"
        ),
        (
            "consumes: queue", "consumes: producer",
            "consumer can't use producer; it needs a component of kind link or queue"
        ),
        ("rate: 40, ", "rate: 0, ", "rate of component consumer is 0; it must be from 0.1 /s to 10000 /s"),
        (
            "deliveries: 3", "deliveries: 0",
            "deliveries of component consumer is 0; it must be from 1 to 100"
        ),
        (
            "timeout: 5s", "timeout: 5",
            "timeout of component producer is \"5\"; a duration with its unit, such as 40ms or 2s, or $control"
        ),
    ])
    func aFaultIsSaidWithItsRemedy(wanted: String, replacement: String, message: String) {
        let (manifest, issues) = Self.parse(wanted, replacement)
        #expect(manifest == nil)
        #expect(issues.contains { $0.hasSuffix(message) }, "\(issues)")
    }

    @Test func aConsumerStandsAfterItsQueue() {
        let consumer =
            "  consumer: {kind: consumer, consumes: queue, rate: 40, visibility: 2s, deliveries: 3, batch: 5}\n"
        let moved = Self.yaml.replacingOccurrences(of: consumer, with: "")
            .replacingOccurrences(of: "components:\n", with: "components:\n" + consumer)
        let (_, issues) = LabManifest.parse(yaml: moved, guide: Self.guide, folder: "labs/sample")
        #expect(issues.map(\.message) == ["consumer refers to queue, which must stand before it"])
    }

    // MARK: Links

    private static func linked(_ components: String, publishes: String = "queue", consumes: String = "queue")
        -> [String]
    {
        let changed = yaml.replacingOccurrences(of: "publishes: queue", with: "publishes: \(publishes)")
            .replacingOccurrences(of: "consumes: queue", with: "consumes: \(consumes)")
            .replacingOccurrences(of: "  consumer:", with: components + "  consumer:")
        return LabManifest.parse(yaml: changed, guide: guide, folder: "labs/sample").issues.map(\.message)
    }

    @Test func aLinkMayStandOnEitherSideOfAQueue() {
        #expect(Self.linked("  out: {kind: link, to: queue}\n", consumes: "out") == [])
        let far = "  far: {kind: link, to: out}\n  out: {kind: link, to: queue}\n"
        #expect(Self.linked(far, publishes: "far", consumes: "far") == [])
    }

    @Test func aLinkHasToLeadToWhatIsNeeded() {
        let cache = "  line: {kind: link, to: cache}\n  cache: {kind: cache}\n"
        #expect(
            Self.linked(cache, publishes: "line") == [
                "producer can't use line, which leads to cache; it needs a component of kind link or queue"
            ]
        )
        let circle = "  one: {kind: link, to: two}\n  two: {kind: link, to: one}\n"
        #expect(Self.linked(circle, consumes: "one") == ["two refers to one, which must stand after it"])
    }

    // MARK: Starting anew

    @Test func aStepMayBeginWithARunOfItsOwn() throws {
        let guide = "## 1. One\n\nText.\n\n## 2. Two\n\n```set\nfull: block\n```\n\n```restart\n```\n\nText.\n"
        let (manifest, issues) = Self.parse(guide: guide)
        #expect(issues == [])
        #expect(try #require(manifest).guide.steps.map(\.restarts) == [false, true])
    }

    @Test func restartTakesNoText() {
        let (_, issues) = Self.parse(guide: "## 1. One\n\n```restart\nnow\n```\n")
        #expect(issues.contains { $0.hasSuffix("\"restart\" takes no text; leave it empty") }, "\(issues)")
    }

    // MARK: Locks

    @Test func whatARedisCantDoIsLockedWhileItStandsIn() throws {
        let manifest = try #require(Self.parse().0)
        #expect(manifest.locks(engines: [:]).isEmpty)
        let locks = manifest.locks(engines: ["queue": EngineAddress(host: "127.0.0.1")])
        #expect(locks.map(\.choice) == ["block", "drop newest", "shed"])
        #expect(locks.allSatisfy { $0.control == "full" })
        #expect(locks.first(in: ["full": .choice("drop oldest")]) == nil)
        #expect(
            locks.first(in: ["full": .choice("shed")])?.refusal
                == "full can't be \"shed\" here: Redis refuses a message only when its memory is used up"
        )
    }

    @Test func turningALockedChoiceIsRefusedAndOpensNoWindow() throws {
        let manifest = try #require(Self.parse().0)
        let locks = manifest.locks(engines: ["queue": EngineAddress(host: "127.0.0.1")])
        var machine = LabStateMachine(controls: manifest.controls, settings: manifest.defaults, locks: locks)
        _ = machine.handle(.start)
        _ = machine.handle(.listening)
        let window = machine.window
        guard case .refuse(let reason)? = machine.handle(.command(.set(control: "full", .choice("block")))).first else {
            return #expect(Bool(false), "it was taken")
        }
        #expect(reason == locks.first?.refusal)
        #expect(machine.window == window)
        #expect(machine.handle(.command(.set(control: "full", .choice("drop oldest")))).count == 1)
    }
}
