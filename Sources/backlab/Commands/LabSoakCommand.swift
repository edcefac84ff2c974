import ArgumentParser
import Foundation
import LabEngine
import LabKit

/// Starts and stops a lab many times and tells what the process holds before and after. For the benchmarks, which is
/// why help doesn't list it.
struct LabSoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak",
        abstract: "Start and stop a lab many times, and print what is left.",
        shouldDisplay: false
    )

    @OptionGroup var lab: LabArgument
    @Option(help: "How often it is started.") var times = 1_000

    /// Starts before the first count: pools, caches and the allocator have their size by then.
    private static let warmUp = 50
    /// Real time of each run, at ten times the speed: long enough that messages are under way when it ends.
    private static let length = Duration.milliseconds(200)

    func run() async throws {
        let (_, manifest) = try lab.load()
        for _ in 0..<Self.warmUp { try await start(manifest) }
        let before = try ProcessHoldings.now()
        for _ in 0..<times { try await start(manifest) }
        try JSONOutput.write(Leftovers(lab: manifest.id, starts: times, before: before, after: try .now()))
    }

    private func start(_ manifest: LabManifest) async throws {
        let options = LabOptions(duration: Self.length, speed: 10)
        _ = try await EngineRunner().run(manifest, options: options, commands: AsyncStream { _ in }) { _ in }
    }
}

private struct Leftovers: Encodable {
    var lab: String
    var starts: Int
    var before: ProcessHoldings
    var after: ProcessHoldings
}

/// What this process holds of the system, as proc(5) has it.
private struct ProcessHoldings: Encodable {
    var descriptors: Int
    var threads: Int
    /// Bytes in memory that aren't pages of files.
    var memory: Int

    static func now() throws -> ProcessHoldings {
        func count(_ folder: String) throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(folder)").count
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        let kibibytes = line?.split(separator: " ").compactMap { Int($0) }.first
        return ProcessHoldings(
            descriptors: try count("fd"),
            threads: try count("task"),
            memory: (kibibytes ?? 0) * 1_024
        )
    }
}
