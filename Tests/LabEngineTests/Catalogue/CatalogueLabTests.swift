import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct CatalogueLabTests {
        private static let lab = "cache-invalidation"

        private func value(_ report: LabReport, _ name: String) throws -> Double {
            let metric = try #require(MetricName(name))
            return try #require(report.frame.value(metric), "\(name)")
        }

        private func failed(_ report: LabReport) -> Set<String> {
            Set(report.checks.filter { $0.verdict == .failed }.map(\.id))
        }

        private func report(_ strategy: CatalogueSpec.Strategy) async throws -> LabReport {
            let settings = try RunningLab.manifest(Self.lab).defaults
                .applying(["strategy": .choice(strategy.rawValue)])
            return try await RunningLab.report(lab: Self.lab, settings, for: .seconds(5))
        }

        @Test func byTimeAloneReadsAreStaleForUpToTheTimeToLive() async throws {
            let report = try await report(.ttlOnly)
            #expect(failed(report) == ["fresh", "refused"])
            let share = try value(report, "visitors.stale_reads") / value(report, "visitors.reads")
            #expect((0.4...0.7).contains(share))
            // The time to live and one refill, and what a busy machine adds.
            #expect((0.8...1.4).contains(try value(report, "visitors.stalest")))
        }

        @Test func aDeleteLeavesWhatASlowReaderSetsBack() async throws {
            let report = try await report(.deleteOnWrite)
            #expect(failed(report) == ["fresh", "refused"])
            #expect(try value(report, "shop.late") > 0)
            let share = try value(report, "visitors.stale_reads") / value(report, "visitors.reads")
            #expect((0.01...0.3).contains(share))
        }

        @Test(arguments: [CatalogueSpec.Strategy.versionedSet, .lease])
        func whatTheCacheRefusesIsNeverRead(strategy: CatalogueSpec.Strategy) async throws {
            let report = try await report(strategy)
            #expect(report.passed, "\(report.checks)")
            #expect(try value(report, "shop.late") == 0)
        }

        @Test func copiesOfAnEarlierWindowArentHeldAgainstALaterOne() async throws {
            let options = LabOptions(settings: ["ttl": .number(60)])
            let report = try await RunningLab.with(lab: Self.lab, options) { lab in
                let stale = try #require(MetricName("visitors.stale_reads"))
                try await lab.wait("stale reads") { (lab.frames.last?.value(stale) ?? 0) > 50 }
                lab.send(.set(control: "strategy", .choice("lease")))
                let reads = try #require(MetricName("visitors.reads"))
                try await lab.wait("reads of the new window") {
                    lab.frames.last.map { $0.window == 2 && ($0.value(reads) ?? 0) > 600 } ?? false
                }
            }
            #expect(try value(report, "visitors.stale_reads") == 0)
        }

        @Test func aValueSetByHandIsToldAndServedAndCountedAsStale() async throws {
            let options = LabOptions(settings: ["strategy": .choice("lease"), "writes": .number(1)])
            _ = try await RunningLab.with(lab: Self.lab, options) { lab in
                let settled = try #require(MetricName("visitors.settled"))
                try await lab.wait("a write of each product") { (lab.frames.last?.value(settled) ?? 0) >= 1 }
                #expect(lab.addresses["cache"]?.hasPrefix("redis://127.0.0.1:") == true)
                let cache = try lab.port("cache")
                let shop = try lab.port("shop")
                let commands = (1...10).map { "SET product:\($0) \"v1 1\"\r\n" }.joined() + "QUIT\r\n"
                let replies = String(repeating: "+OK\r\n", count: 11)
                // A read that had missed before may still put a newer value in its place: then it is set again.
                try await lab.wait("the old value is served") {
                    guard (try? LoopbackSocket.exchange(commands, port: cache)) == replies,
                        let answer = try? LoopbackSocket.exchange(
                            LoopbackSocket.request("GET", "/products/3"),
                            port: shop
                        )
                    else { return false }
                    return answer.contains(#"{"product":3,"version":1,"price":1}"#) && answer.contains("X-Cache: hit")
                }
                try await lab.wait("you") {
                    lab.events.contains {
                        $0.kind == .outsider && $0.component == "cache" && $0.text == "SET product:3 v1 1 → OK"
                    }
                }
                let stale = try #require(MetricName("visitors.stale_reads"))
                try await lab.wait("stale reads") {
                    (try? LoopbackSocket.exchange(commands, port: cache)) == replies
                        && (lab.frames.last?.value(stale) ?? 0) > 0
                }
            }
        }

        @Test func anotherServerStandsInByItsAddress() async throws {
            let other = try await EmbeddedCache.start(EmbeddedCache.Options())
            let foreign = try LoopbackSocket(port: other.port)
            foreign.send("SET product:3 mine\r\n")
            #expect(try foreign.read(until: "\r\n") == "+OK\r\n")
            let manifest = try RunningLab.manifest(Self.lab)
            var options = LabOptions(settings: manifest.solved.values, duration: .seconds(5))
            options.engines = ["cache": try EngineAddress("redis://127.0.0.1:\(other.port)")]
            let report = try await EngineRunner().run(
                manifest,
                options: options,
                commands: AsyncStream { _ in },
                onUpdate: { _ in }
            )
            #expect(report.passed, "\(report.checks)")
            #expect(report.addresses["cache"] == "redis://127.0.0.1:\(other.port)")
            foreign.send("GET product:3\r\n")
            #expect(try foreign.read(until: "mine").contains("mine"))
            try await other.close()
        }

        /// Where Redis is installed; the strategies are plain commands, and do there what they do in the embedded cache.
        @Test(
            .enabled(if: RealRedis.isInstalled, "redis-server 7.0 isn't installed"),
            arguments: [CatalogueSpec.Strategy.versionedSet, .lease]
        )
        func aRealRedisRefusesTheSame(strategy: CatalogueSpec.Strategy) async throws {
            let redis = try RealRedis()
            let manifest = try RunningLab.manifest(Self.lab)
            let settings = manifest.solved.applying(["strategy": .choice(strategy.rawValue)])
            var options = LabOptions(settings: settings.values, duration: .seconds(5))
            options.engines = ["cache": try EngineAddress("redis://127.0.0.1:\(redis.port)/3")]
            let report = try await EngineRunner().run(
                manifest,
                options: options,
                commands: AsyncStream { _ in },
                onUpdate: { _ in }
            )
            #expect(report.passed, "\(report.checks)")
            #expect(try value(report, "shop.cache_failures") == 0)
        }

        @Test func aServerThatIsntThereIsToldBeforeAnythingRuns() async throws {
            let manifest = try RunningLab.manifest(Self.lab)
            // Nobody listens on the discard port.
            let options = LabOptions(engines: ["cache": try EngineAddress("redis://127.0.0.1:9")])
            let error = await #expect(throws: LabError.self) {
                try await EngineRunner().run(
                    manifest,
                    options: options,
                    commands: AsyncStream { _ in },
                    onUpdate: { _ in }
                )
            }
            #expect(error?.description.hasPrefix("cache: can't connect: ") == true)
        }

        @Test func rubbishFromOutsideIsAnsweredAsWhatItIs() async throws {
            let options = LabOptions(settings: ["reads": .number(1), "writes": .number(1)])
            _ = try await RunningLab.with(lab: Self.lab, options) { lab in
                let port = try lab.port("shop")
                let cases = [
                    (LoopbackSocket.request("GET", "/products/11"), "404"),
                    (LoopbackSocket.request("GET", "/products/x"), "404"),
                    (LoopbackSocket.request("GET", "/nothing"), "404"),
                    (LoopbackSocket.request("POST", "/products/3", body: "{}"), "405"),
                    (LoopbackSocket.request("PUT", "/products/3", body: #"{"price":0}"#), "400"),
                    (LoopbackSocket.request("PUT", "/products/3", body: "price"), "400"),
                    (LoopbackSocket.request("PUT", "/products/11", body: #"{"price":5}"#), "404"),
                    (LoopbackSocket.request("PUT", "/products/3", body: #"{"price":5}"#), "200"),
                ]
                for (request, status) in cases {
                    let answer = try LoopbackSocket.exchange(request, port: port)
                    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(request.prefix(40)): \(answer)")
                }
            }
        }
    }
}
