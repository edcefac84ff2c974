import ArgumentParser
import LabEngine
import LabKit

struct ServeCacheCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache",
        abstract: "The labs' cache, which speaks Redis' protocol."
    )

    @OptionGroup var serve: ServeOptions
    @Option(
        name: .customLong("maxmemory"),
        help: ArgumentHelp("Where keys are evicted or writes refused: 100mb. No bound by default.", valueName: "bytes")
    )
    var maxMemory = "0"
    @Option(help: "Which keys are evicted: \(EvictionPolicy.allCases.map(\.rawValue).joined(separator: ", ")).")
    var policy = EvictionPolicy.noEviction.rawValue

    func run() async throws {
        var options = EmbeddedCache.Options()
        options.port = serve.port ?? 0
        guard let policy = EvictionPolicy(rawValue: policy) else {
            let names = EvictionPolicy.allCases.map(\.rawValue)
            throw CommandError.usage("--policy takes one of \(names.joined(separator: ", ")), not “\(policy)”.")
        }
        options.policy = policy
        guard let bytes = EmbeddedCache.bytes(maxMemory) else {
            throw CommandError.usage("--maxmemory takes bytes such as 1000000 or 100mb, not “\(maxMemory)”.")
        }
        options.maxMemory = bytes
        let cache: EmbeddedCache
        do {
            cache = try await EmbeddedCache.start(options)
        } catch {
            throw serve.failure(error)
        }
        try await serve.serve("cache", port: cache.port, tryIt: "redis-cli -p \(cache.port)")
        try await cache.close()
    }
}
