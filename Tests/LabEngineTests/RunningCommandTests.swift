import LabKit
import Testing

@testable import LabEngine

/// What is told while a lab runs, and what somebody outside sees of the lab's own orders.
extension RunningLabTests {
    struct RunningCommandTests {
        private func solved(_ changes: [String: ControlValue]) throws -> LabOptions {
            LabOptions(settings: try RunningLab.manifest().solution.values.merging(changes) { $1 })
        }

        @Test func aSecondRequestWithTheKeyOfOneUnderWayIsRefusedAndToldWhenToAskAgain() async throws {
            let report = try await RunningLab.with(try solved(["rate": .number(1)])) { lab in
                let port = try lab.port("payments")
                // Nothing is finished while lab time stands still.
                lab.send(.pause)
                try await lab.wait("the pause") { lab.updates.all.contains(.state(.paused)) }
                let first = try LoopbackSocket(port: port)
                first.send(LoopbackSocket.pay("mine-1", key: "mine-1"))
                try await lab.wait("the first") {
                    lab.events.contains { $0.kind == .message(from: "you", to: "payments") }
                }
                let second = try LoopbackSocket.exchange(LoopbackSocket.pay("mine-1", key: "mine-1"), port: port)
                #expect(second.hasPrefix("HTTP/1.1 409 "))
                #expect(second.contains("Retry-After: 0\r\n"))
                #expect(second.contains("an attempt with this key is still being worked on"))
                lab.send(.resume)
                #expect(try first.read().hasPrefix("HTTP/1.1 201 "))
                let told = try LoopbackSocket.exchange(LoopbackSocket.request("GET", "/payments/mine-1"), port: port)
                #expect(told.contains("\"charges\":1,"))
            }
            #expect(report.frame.totals[MetricName(component: "payments", metric: "conflicts")] == 0)
        }

        @Test func theLabsOwnOrdersCanBeAskedForAndAForgedIdentityIsAnOutsiders() async throws {
            let report = try await RunningLab.with(try solved(["rate": .number(50), "answer-loss": .number(0)])) {
                lab in
                let port = try lab.port("payments")
                try await lab.wait("an order") { lab.events.contains { $0.unit == .order(1) && $0.kind == .story } }
                let own = try LoopbackSocket.exchange(
                    LoopbackSocket.request("GET", "/payments/order-1?verbose=1"),
                    port: port
                )
                #expect(own.contains("{\"order\":\"order-1\",\"charges\":1,\"amount\":137}"))
                let head = try LoopbackSocket.exchange(LoopbackSocket.request("HEAD", "/payments/order-1"), port: port)
                #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(head.hasSuffix("\r\n\r\n"))
                for identity in ["99/1/1", "0/1/1", "x"] {
                    let request = LoopbackSocket.request(
                        "POST",
                        "/payments",
                        headers: ["Backlab-Work: \(identity)"],
                        body: #"{"order":"forged","amount":1}"#
                    )
                    #expect(try LoopbackSocket.exchange(request, port: port).hasPrefix("HTTP/1.1 201 "))
                }
                let forged = try LoopbackSocket.exchange(LoopbackSocket.request("GET", "/payments/forged"), port: port)
                #expect(forged.contains("\"charges\":3,"))
            }
            let totals = report.frame.totals
            #expect(
                totals[MetricName(component: "payments", metric: "requests")]
                    == totals[MetricName(component: "shop", metric: "attempts")]
            )
        }

        @Test func checksThatTurnAndCommandsThatCantBeDoneAreInTheLog() async throws {
            _ = try await RunningLab.with(LabOptions(speed: 4)) { lab in
                lab.send(.set(control: "rate", .number(0)))
                lab.send(.apply(["colour": .choice("red")]))
                try await lab.wait("a failed check") {
                    lab.events.contains { $0.kind == .checkTurned(id: "charged-once", .failed) }
                }
                let texts = lab.events.map(\.text)
                #expect(texts.contains("not done: rate can't be 0 /s; from 1 /s to 500 /s"))
                #expect(texts.contains { $0.hasPrefix("not done: no control \"colour\"; one of: rate, ") })
                #expect(texts.contains("failed: No order is charged twice"))
                #expect(lab.frames.allSatisfy { $0.window == 1 })
            }
        }
    }
}
