import Foundation
import Testing

@testable import LabKit

/// What `lab.yml` may say of what a lab takes.
struct LimitFieldTests {
    private static func limits(_ text: String) throws -> (LabLimits?, [String]) {
        let yaml = IdempotencyFiles.yaml.replacing("\nrun:", with: "\nlimits: \(text)\nrun:", maxReplacements: 1)
        #expect(yaml != IdempotencyFiles.yaml)
        let guide = IdempotencyFiles.guide
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/idempotency")
        return (manifest?.limits, issues.map(\.message))
    }

    @Test func withoutAWordTheStandardHolds() throws {
        let manifest = try LabManifest.load(id: "idempotency", root: IdempotencyFiles.root)
        #expect(manifest.limits == .standard)
        #expect(LabLimits.standard.connections == 2_000)
        #expect(LabLimits.standard.run == .seconds(3_600))
    }

    @Test func whatIsSaidHolds() throws {
        let (limits, issues) = try Self.limits("{connections: 20, memory: 64 MiB, run: 10min}")
        #expect(issues == [])
        #expect(limits == LabLimits(connections: 20, memory: 64 << 20, run: .seconds(600)))
        #expect(try Self.limits("{memory: 1 MiB}").0?.connections == LabLimits.standard.connections)
    }

    @Test(arguments: [
        ("{connections: 0}", "connections of limits is \"0\"; a whole number from 1 to 10000"),
        ("{connections: 10001}", "connections of limits is \"10001\"; a whole number from 1 to 10000"),
        ("{connections: 1.5}", "connections of limits is \"1.5\"; a whole number from 1 to 10000"),
        ("{memory: 64}", "memory of limits is \"64\"; a size with its unit, such as 64 KiB or 10 MB, or $control"),
        ("{memory: 1 KiB}", "memory of limits is 1 KiB; it must be from 1 MiB to 4 GiB"),
        ("{run: 2}", "run of limits is \"2\"; a duration with its unit, such as 40ms or 2s, or $control"),
        ("{run: 61min}", "run of limits is 61min; it must be from 1 s to 3600 s"),
        ("{run: $timeout}", "run of limits must be from 1 s to 3600 s, and $timeout goes from 20 ms to 1 s"),
        ("{threads: 3}", "unknown key \"threads\" in limits; one of: connections, memory, run"),
        ("lots", "limits is \"lots\"; write keys and values"),
    ])
    func whatIsWrongIsTold(text: String, message: String) throws {
        let (limits, issues) = try Self.limits(text)
        #expect(limits == nil)
        #expect(issues == [message])
    }

    @Test(arguments: [(0, 100), (50, 50), (100, 100), (200, 100)])
    func theTighterBoundHolds(bytes: Int, expected: Int) {
        #expect(LabLimits(connections: 1, memory: 100, run: .seconds(1)).memory(boundedBy: bytes) == expected)
    }
}
