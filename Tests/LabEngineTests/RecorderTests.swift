import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct RecorderTests {
        private static func order(_ number: Int, attempt: Int = 1) -> WorkIdentity {
            WorkIdentity(unit: .order(number), window: 1, attempt: attempt)
        }

        private static func work(_ identity: WorkIdentity) -> Work { Work(identity: identity, settings: LabSettings()) }

        /// The events that a recorder makes of what it is told.
        private func events(_ body: @escaping @Sendable (Recorder) -> Void) async throws -> [LabEvent] {
            let (_, updates) = try await LoopParts.run { parts, done in
                body(parts.recorder)
                done(())
            }
            return updates.compactMap { if case .event(let event) = $0 { event } else { nil } }
        }

        @Test func aStoryIsToldWhenTheClientIsDoneAndTheServerHasLetGo() async throws {
            let events = try await events { recorder in
                recorder.began(.order(1))
                recorder.entered(Self.work(Self.order(1)))
                recorder.note(Self.order(1), at: "shop", .timedOut(attempt: 1, after: 0.04))
                recorder.note(Self.order(1), at: "shop", .gaveUp(attempts: 1))
                recorder.ended(.order(1))
                recorder.tell(.controlTurned, "between")
                recorder.note(Self.order(1), at: "ledger", .charged(times: 1))
                recorder.note(Self.order(1), at: "ledger", .charged(times: 2))
                recorder.left(Self.work(Self.order(1)))
                // An order that is over has no second end.
                recorder.ended(.order(1))
                recorder.left(Self.work(Self.order(1)))
            }
            #expect(
                events.map(\.text) == [
                    "timeout 40 ms", "gave up", "between", "charged 2 times", "timeout 40 ms → gave up → charged twice",
                ]
            )
            #expect(
                events.map(\.kind) == [.timedOut, .gaveUp, .controlTurned, .charged(times: 2), .story]
            )
            #expect(events.map(\.component) == ["shop", "shop", nil, "ledger", nil])
        }

        @Test func beyondItsBoundTheOldestStoriesGoAndAreCounted() async throws {
            let (_, updates) = try await LoopParts.run { parts, done in
                let recorder = Recorder(outbox: parts.outbox, timers: parts.timers, mostEntries: 2)
                // One that is over takes no room.
                recorder.began(.order(0))
                recorder.ended(.order(0))
                for number in 1...4 {
                    recorder.began(.order(number))
                    recorder.note(Self.order(number), at: "shop", .gaveUp(attempts: number))
                }
                recorder.began(.order(5))
                for number in 1...4 { recorder.ended(.order(number)) }
                done(())
            }
            let stories = updates.compactMap { update -> UnitOfWork? in
                guard case .event(let event) = update, event.kind == .story else { return nil }
                return event.unit
            }
            let dropped = updates.compactMap { if case .dropped(let events) = $0 { events } else { nil } }
            #expect(stories == [.order(3), .order(4)])
            #expect(dropped.reduce(0, +) == 2)
        }

        @Test func twoAttemptsInTheServerHoldTheStoryUntilBothHaveLeft() async throws {
            let events = try await events { recorder in
                recorder.began(.order(1))
                recorder.note(Self.order(1), at: "shop", .replayed)
                recorder.entered(Self.work(Self.order(1)))
                recorder.entered(Self.work(Self.order(1, attempt: 2)))
                recorder.ended(.order(1))
                recorder.left(Self.work(Self.order(1, attempt: 2)))
                recorder.tell(.controlTurned, "between")
                recorder.left(Self.work(Self.order(1)))
            }
            #expect(events.map(\.kind) == [.replayed, .controlTurned, .story])
        }

        @Test func messagesAreToldOnlyOfOrdersThatAreShownAndLossesOfAll() async throws {
            let events = try await events { recorder in
                for number in 1...50 {
                    recorder.began(.order(number))
                    recorder.message(Self.order(number), from: "shop", to: "network")
                    recorder.lost(Self.order(number), at: "network", to: "shop", "answer lost")
                }
                recorder.message(Self.order(99), from: "shop", to: "network")
            }
            let messages = events.filter { $0.kind == .message(from: "shop", to: "network") }
            // What the eye can follow in the first second, plus what a slow machine lets pass meanwhile.
            #expect(messages.count >= 5)
            #expect(messages.count < 50)
            #expect(messages.first?.unit == .order(1))
            let losses = events.filter { $0.kind == .lost(from: "network", to: "shop") }
            #expect(losses.count == 50)
            #expect(losses.allSatisfy { $0.text == "answer lost" && $0.component == "network" })
        }

        /// Somebody's load test must not flood the log; what isn't shown is counted.
        @Test func tooManyOutsidersAreCountedInsteadOfTold() async throws {
            let (_, updates) = try await LoopParts.run { parts, done in
                for number in 1...200 {
                    let work = WorkIdentity(unit: .outsider(number), window: 0, attempt: 1)
                    parts.recorder.outsiderBegan(number)
                    parts.recorder.note(work, at: "payments", .charged(times: 5))
                    parts.recorder.outsiderEnded(work, at: "payments", "GET / → 404")
                }
                done(())
            }
            let told = updates.filter { if case .event = $0 { true } else { false } }
            let dropped = updates.compactMap { if case .dropped(let events) = $0 { events } else { nil } }
            #expect(told.count >= 15)
            #expect(told.count + dropped.reduce(0, +) == 200)
            #expect(dropped.reduce(0, +) > 0)
        }
    }
}
