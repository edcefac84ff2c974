import LabKit
import Testing

@testable import LabEngine

/// On a loop of its own, without sockets.
struct ProductDatabaseTests {
    private static func run(
        connections: Int = 10,
        _ body: @escaping @Sendable (ProductDatabase, Work, LabContext, _ done: @escaping ([String]) -> Void) -> Void
    ) async throws -> [String] {
        try await LoopParts.run(speed: 10) { parts, done in
            let context = LabContext(
                loop: parts.loop,
                timers: parts.timers,
                seed: 1,
                parts: .standard,
                outbox: parts.outbox
            )
            context.windows.open(1, LabSettings())
            let spec = DatabaseSpec(delay: .literal(0.2), connections: .literal(connections), rows: 5)
            guard let database = try? ProductDatabase(id: "database", spec: spec, context: context) else {
                return done(["no database"])
            }
            context.metrics.open(window: 1)
            let work = Work(identity: WorkIdentity(unit: .order(1), window: 1, attempt: 1), settings: LabSettings())
            body(database, work, context, done)
        }.result
    }

    @Test func aReadTellsWhatWasSoWhenItBeganAndAWriteIsThereFromItsEnd() async throws {
        let told = try await Self.run { database, work, context, done in
            var told: [String] = []
            database.write(3, price: 7, work) { result in
                told.append((try? result.get()).map { "wrote v\($0.row.version), raced \($0.isRaced)" } ?? "failed")
                database.read(3, work) { result in
                    told.append((try? result.get()).map { "then v\($0.version) at \($0.price)" } ?? "failed")
                    done(told)
                }
            }
            context.timers.after(0.1) {
                database.read(3, work) { result in
                    told.append((try? result.get()).map { "during v\($0.version)" } ?? "failed")
                }
            }
        }
        #expect(told == ["wrote v2, raced true", "during v1", "then v2 at 7"])
    }

    @Test func aWriteThatNobodyReadsBesideIsntRaced() async throws {
        let told = try await Self.run { database, work, _, done in
            database.read(4, work) { _ in }
            database.write(3, price: 7, work) { result in done([(try? result.get())?.isRaced == false ? "no" : "yes"]) }
        }
        #expect(told == ["no"])
    }

    @Test func statementsWaitForAFreeConnectionAndAreCounted() async throws {
        let told = try await Self.run(connections: 1) { database, work, context, done in
            var told: [String] = []
            for product in 1...3 {
                database.read(product, work) { result in
                    told.append((try? result.get()).map { "\($0.id)" } ?? "failed")
                    if product == 3 {
                        let frame = context.metrics.frame(time: 0)
                        let waited = frame.value(MetricName(component: "database", metric: "waited")) ?? -1
                        done(told + ["waited \(Int(waited))", database.isIdle ? "idle" : "busy"])
                    }
                }
            }
        }
        #expect(told == ["1", "2", "3", "waited 2", "idle"])
    }

    @Test func whatIsntThereIsSaidToBe() async throws {
        let told = try await Self.run { database, work, _, done in
            database.read(6, work) { result in
                guard case .failure(let failure) = result else { return done(["found"]) }
                database.write(0, price: 1, work) { result in
                    guard case .failure(let other) = result else { return done(["written"]) }
                    done(["\(failure)", "\(other)"])
                }
            }
        }
        #expect(told == ["noSuchRow", "noSuchRow"])
    }
}
