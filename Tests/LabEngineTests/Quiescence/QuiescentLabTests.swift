import LabKit
import NIOCore
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Whole labs on real sockets, whose time waits for them.
    struct QuiescentLabTests {
        struct Case: CustomTestStringConvertible, Sendable {
            var lab: String
            var isSolved: Bool
            var turned: [String: ControlValue] = [:]
            var testDescription: String { "\(lab), \(isSolved ? "solved" : "defaults") \(turned)" }

            func settings() throws -> LabSettings {
                let manifest = try RunningLab.manifest(lab)
                return (isSolved ? manifest.solved : manifest.defaults).applying(turned)
            }
        }

        private static let cases = [
            Case(lab: "idempotency", isSolved: false), Case(lab: "idempotency", isSolved: true),
            Case(lab: "cache-invalidation", isSolved: false), Case(lab: "cache-invalidation", isSolved: true),
            Case(lab: "backpressure", isSolved: false),
            Case(lab: "backpressure", isSolved: false, turned: ["overflow": .choice("drop newest")]),
        ]

        @Test(arguments: cases)
        func theSameSeedMakesTheSameRunToTheLastEvent(lab: Case) async throws {
            let settings = try lab.settings()
            let first = try await QuiescentLab.run(lab.lab, settings, for: .seconds(2)).withoutKernel()
            let second = try await QuiescentLab.run(lab.lab, settings, for: .seconds(2)).withoutKernel()
            #expect(first.difference(from: second) == nil)
            #expect(first.frames.count >= 20 && first.events.count >= 50)
            #expect(first.report == second.report)
        }

        @Test func anotherSeedMakesAnother() async throws {
            let settings = try RunningLab.manifest().defaults
            let first = try await QuiescentLab.run("idempotency", settings, for: .seconds(1))
            let other = try await QuiescentLab.run("idempotency", settings, for: .seconds(1), seed: 8)
            #expect(first.difference(from: other) != nil)
        }

        @Test func atTheDefaultsOrdersAreChargedTwice() async throws {
            let manifest = try RunningLab.manifest()
            let report = try await QuiescentLab.run("idempotency", manifest.defaults, for: .seconds(10)).report
            #expect(report.checks.map(\.verdict) == [.failed, .passed, .passed, .failed], "\(report.checks)")
            let twice = try #require(Expression("100 * ledger.charged_twice / shop.orders").number(in: report.frame))
            #expect((14...26).contains(twice))
        }

        @Test func atTheSolutionEveryCheckPasses() async throws {
            let manifest = try RunningLab.manifest()
            let report = try await QuiescentLab.run("idempotency", manifest.solved, for: .seconds(10)).report
            #expect(report.passed, "\(report.checks)")
            #expect(report.figures[EngineMetrics.worstLateness] == 0)
        }

        /// No run is alike, and the checks hold all the same.
        @Test func aQueueThatBlocksItsPublishersHoldsNoTimeUp() async throws {
            let manifest = try RunningLab.manifest("backpressure")
            let report = try await QuiescentLab.run("backpressure", manifest.solved, for: .seconds(5)).report
            #expect(report.passed, "\(report.checks)")
        }
    }
}
