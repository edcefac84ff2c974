import Foundation
import LabKit
import Testing

@testable import LabEngine

/// A run leaves nothing behind, however it ends.
extension RunningLabTests {
    struct LeftoverTests {
        private func count(_ folder: String) throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(folder)").count
        }

        private var sockets: Int {
            get throws {
                let links = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
                    // One that was closed meanwhile is no leftover.
                    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
                }
                return links.filter { $0.hasPrefix("socket:") || $0.contains("event") }.count
            }
        }

        private func runBriefly() async throws {
            _ = try await RunningLab.report(try RunningLab.manifest().defaults, for: .milliseconds(100), speed: 10)
        }

        @Test func fiftyRunsLeaveDescriptorsAndThreadsAsTheyWere() async throws {
            for _ in 0..<3 { try await runBriefly() }
            let before = try (sockets, count("task"))
            for _ in 0..<50 { try await runBriefly() }
            let after = try (sockets, count("task"))
            #expect(after.0 <= before.0)
            // The system's own pools may have grown by a thread or two; fifty runs would show as fifty.
            #expect(after.1 <= before.1 + 4)
        }

        @Test func aCancelledRunThrowsAndLeavesNothing() async throws {
            try await runBriefly()
            let before = try sockets
            let manifest = try RunningLab.manifest()
            for _ in 0..<5 {
                let (starts, started) = AsyncStream.makeStream(of: Void.self)
                let run = Task {
                    try await EngineRunner().run(manifest, options: LabOptions(), commands: AsyncStream { _ in }) {
                        update in
                        if case .frame(let frame) = update, frame.time > 0.2 { started.finish() }
                    }
                }
                for await _ in starts {}
                run.cancel()
                await #expect(throws: CancellationError.self) { _ = try await run.value }
            }
            #expect(try sockets <= before)
        }

        @Test func aRunCancelledBeforeItStartsThrows() async throws {
            let manifest = try RunningLab.manifest()
            let run = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await EngineRunner().run(manifest, options: LabOptions(), commands: AsyncStream { _ in }) {
                    _ in
                }
            }
            run.cancel()
            await #expect(throws: CancellationError.self) { _ = try await run.value }
        }

        @Test func aClientThatStaysConnectedDoesntHoldTheLabUp() async throws {
            var guest: LoopbackSocket?
            _ = try await RunningLab.with { lab in guest = try LoopbackSocket(port: try lab.port("payments")) }
            #expect(try guest?.read() == "")
        }
    }
}
