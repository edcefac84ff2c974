import LabKit
import Testing

@testable import LabEngine

/// What an `http-server` does around its work, as its clients and its figures tell.
extension RunningLabTests {
    struct HTTPServerTests {
        @Test func asManyAreAtWorkAsThereAreWorkers() async throws {
            try await HeldServer.run(workers: 2) { server in
                let sockets = try ["/a", "/b", "/c"].map { try server.send($0) }
                try await server.wait("queued", 1)
                #expect(try await server.value("busy") == 2)
                #expect(try await server.value("connections") == 3)
                #expect(try await server.begun.count == 2)
                for path in try await server.begun { try await server.finish(path) }
                try await server.wait("three to have begun") { try await server.begun.count == 3 }
                try await server.finish(try await server.begun[2])
                for socket in sockets { #expect(try socket.read(until: "\r\n\r\n/").hasPrefix("HTTP/1.1 200 OK\r\n")) }
                try await server.wait("answered", 3)
                #expect(try await server.isIdle())
            }
        }

        /// One after the other comes in, all while the first is at work.
        private func order(_ discipline: HTTPServerSpec.Conduct.Discipline) async throws -> [String] {
            var order: [String] = []
            let conduct: HeldServer.Change = { $0.discipline = .literal(discipline) }
            try await HeldServer.run(conduct: conduct) { server in
                var sockets = [try server.send("/a")]
                try await server.wait("busy", 1)
                for (index, path) in ["/b", "/c", "/d"].enumerated() {
                    sockets.append(try server.send(path))
                    try await server.wait("queued", Double(index + 1))
                }
                for index in 0..<4 {
                    try await server.wait("the next") { try await server.begun.count == index + 1 }
                    try await server.finish(try await server.begun[index])
                }
                order = try await server.begun
            }
            return order
        }

        @Test func theFirstOrTheLastIsServedNext() async throws {
            #expect(try await order(.fifo) == ["/a", "/b", "/c", "/d"])
            #expect(try await order(.lifo) == ["/a", "/d", "/c", "/b"])
        }

        @Test func whoHasWaitedTooLongIsTurnedAwayWithoutWork() async throws {
            let time = HandMovedTime()
            let conduct: HeldServer.Change = {
                $0.discipline = .literal(.dropLate)
                $0.patience = .literal(1)
                $0.retryAfter = .literal(2.5)
            }
            try await HeldServer.run(time: time, conduct: conduct) { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                let late = try server.send("/late")
                try await server.wait("queued", 1)
                time.pass(.milliseconds(1_500))
                let patient = try server.send("/patient")
                try await server.wait("queued", 2)
                try await server.finish("/a")
                #expect(try first.read(until: "/a").hasPrefix("HTTP/1.1 200 "))
                let answer = try late.read(until: "}")
                #expect(answer.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
                #expect(answer.contains("\r\nRetry-After: 3\r\n"))
                #expect(answer.contains("it has waited too long"))
                try await server.finish("/patient")
                #expect(try patient.read(until: "/patient").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.begun == ["/a", "/patient"])
                #expect(try await server.value("dropped") == 1)
                #expect(try await server.value("rejected") == 0)
            }
        }

        @Test func whoFindsTheQueueFullIsRefusedAndMayAskAgain() async throws {
            let conduct: HeldServer.Change = {
                $0.queue = .literal(1)
                $0.retryAfter = .literal(0.2)
            }
            try await HeldServer.run(conduct: conduct) { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                let second = try server.send("/b")
                try await server.wait("queued", 1)
                let third = try server.send("/c")
                let answer = try third.read(until: "}")
                #expect(answer.hasPrefix("HTTP/1.1 503 "))
                #expect(answer.contains("\r\nRetry-After: 1\r\n"))
                #expect(!answer.contains("Connection: close"))
                try await server.finish("/a")
                try await server.finish("/b")
                third.send(HeldServer.request("/again"))
                try await server.finish("/again")
                #expect(try third.read(until: "/again").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.value("rejected") == 1)
                #expect(try await server.value("answered") == 4)
                _ = (first, second)
            }
        }

        @Test func whoFindsTheQueueFullIsReset() async throws {
            let conduct: HeldServer.Change = {
                $0.queue = .literal(0)
                $0.overflow = .literal(.reset)
            }
            try await HeldServer.run(conduct: conduct) { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                #expect(try server.send("/b").readsReset())
                try await server.finish("/a")
                #expect(try first.read(until: "/a").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.value("rejected") == 1)
                #expect(try await server.value("answered") == 1)
                try await server.wait("connections", 1)
            }
        }

        @Test func whoFindsTheQueueFullWaitsAndIsReadNoFurther() async throws {
            let conduct: HeldServer.Change = {
                $0.queue = .literal(1)
                $0.overflow = .literal(.block)
            }
            try await HeldServer.run(conduct: conduct) { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                let second = try server.send("/b")
                try await server.wait("queued", 1)
                let third = try server.send("/c")
                try await server.wait("held", 1)
                // What the kernel holds on both sides comes to a few megabytes.
                let more = HeldServer.request("/d")
                var sent = 0
                var refused = 0
                while refused < 50, sent < 40_000_000 {
                    let text = String(decoding: more.utf8.dropFirst(sent % more.utf8.count), as: UTF8.self)
                    let taken = third.sendWithoutWaiting(text)
                    sent += taken
                    refused = taken == 0 ? refused + 1 : 0
                    if taken == 0 { try await Task.sleep(for: .milliseconds(1)) }
                }
                #expect(refused == 50, "it read on without bound")
                #expect(try await server.value("requests") == 2)
                try await server.finish("/a")
                try await server.finish("/b")
                try await server.finish("/c")
                #expect(try first.read(until: "/a").hasPrefix("HTTP/1.1 200 "))
                #expect(try second.read(until: "/b").hasPrefix("HTTP/1.1 200 "))
                #expect(try third.read(until: "/c").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.value("rejected") == 0)
            }
        }

        @Test func whoIsHeldAndLeavesIsForgotten() async throws {
            let conduct: HeldServer.Change = {
                $0.queue = .literal(0)
                $0.overflow = .literal(.block)
                $0.cancelOnDisconnect = .literal(.on)
            }
            try await HeldServer.run(conduct: conduct) { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                var second: LoopbackSocket? = try server.send("/b")
                try await server.wait("held", 1)
                #expect(second != nil)
                second = nil
                try await server.wait("held", 0)
                try await server.finish("/a")
                #expect(try first.read(until: "/a").hasPrefix("HTTP/1.1 200 "))
                try await server.wait("connections", 1)
                #expect(try await server.begun == ["/a"])
            }
        }

        @Test func aConnectionIsKeptOrNot() async throws {
            try await HeldServer.run { server in
                let socket = try server.send("/a", "/b")
                try await server.finish("/a")
                try await server.finish("/b")
                #expect(try !socket.read(until: "\r\n\r\n/b").contains("Connection: "))
            }
            let conduct: HeldServer.Change = { $0.keepAlive = .literal(.off) }
            try await HeldServer.run(conduct: conduct) { server in
                let socket = try server.send("/a", "/b")
                try await server.finish("/a")
                let answer = try socket.read()
                #expect(answer.contains("\r\nConnection: close\r\n"))
                #expect(answer.hasSuffix("\r\n\r\n/a"))
                #expect(try await server.begun == ["/a"])
            }
        }

        /// Writing so much changes whether the channel is writable before the write returns.
        @Test func aLongLastAnswerIsWrittenOnce() async throws {
            let conduct: HeldServer.Change = { $0.keepAlive = .literal(.off) }
            try await HeldServer.run(conduct: conduct) { server in
                let socket = try server.send("/a")
                try await server.finish("/a", repeated: 35_000)
                let answers = try socket.read().split(separator: "HTTP/1.1 200 OK\r\n")
                #expect(answers.count == 1)
                #expect(answers.first?.hasSuffix("/a/a") == true)
            }
        }

        @Test func theServerGoesOnWhenAClientHasLeft() async throws {
            try await HeldServer.run { server in
                let first = try server.send("/a")
                try await server.wait("busy", 1)
                let second = try server.send("/b")
                try await server.wait("queued", 1)
                first.reset()
                second.reset()
                try await server.wait("connections", 0)
                #expect(try await server.value("busy") == 1)
                #expect(try await server.value("queued") == 1)
                try await server.finish("/a")
                try await server.finish("/b")
                #expect(try await server.value("unheard") == 2)
                #expect(try await server.value("cancelled") == 0)
                #expect(try await server.isIdle())
            }
        }

        @Test func workIsGivenUpWithItsClientWhereItIsSaid() async throws {
            // So long that only giving it up makes the worker free.
            let conduct: HeldServer.Change = { $0.cancelOnDisconnect = .literal(.on) }
            try await HeldServer.run(serviceTime: 500, conduct: conduct) { server in
                var first: LoopbackSocket? = try server.send("/a")
                try await server.wait("busy", 1)
                var second: LoopbackSocket? = try server.send("/b")
                try await server.wait("queued", 1)
                let third = try server.send("/c")
                try await server.wait("queued", 2)
                #expect(second != nil)
                second = nil
                try await server.wait("cancelled", 1)
                #expect(try await server.value("queued") == 1)
                #expect(first != nil)
                first = nil
                try await server.wait("cancelled", 2)
                try await server.wait("the next") { try await server.begun == ["/a", "/c"] }
                #expect(try await server.value("busy") == 1)
                #expect(try await server.value("unheard") == 0)
                #expect(try await server.value("connections") == 1)
                _ = third
            }
        }

        @Test func anAnswerThatComesAfterItsWorkWasGivenUpIsNobodys() async throws {
            let conduct: HeldServer.Change = { $0.cancelOnDisconnect = .literal(.on) }
            try await HeldServer.run(conduct: conduct) { server in
                var first: LoopbackSocket? = try server.send("/a")
                try await server.wait("busy", 1)
                #expect(first != nil)
                first = nil
                try await server.wait("cancelled", 1)
                let second = try server.send("/b")
                try await server.finish("/a")
                try await server.finish("/b")
                #expect(try second.read(until: "/b").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.value("answered") == 1)
                #expect(try await server.isIdle())
            }
        }

        /// Whether the server has so many places or the whole lab.
        @Test(arguments: [(2, 2_000), (2_000, 2)])
        func oneConnectionTooManyWaitsUntilAnotherEnds(own: Int, shared: Int) async throws {
            let conduct: HeldServer.Change = { $0.connections = .literal(own) }
            try await HeldServer.run(places: shared, conduct: conduct) { server in
                var sockets = [try server.send("/a")]
                try await server.finish("/a")
                sockets.append(try server.send("/b"))
                try await server.finish("/b")
                let third = try server.send("/c")
                #expect(try sockets[1].read(until: "/b").hasPrefix("HTTP/1.1 200 "))
                // Two requests later the third connection's still hasn't been seen.
                sockets[1].send(HeldServer.request("/d"))
                try await server.finish("/d")
                #expect(try await server.value("connections") == 2)
                #expect(try await server.begun == ["/a", "/b", "/d"])
                sockets.removeFirst()
                try await server.finish("/c")
                #expect(try third.read(until: "/c").hasPrefix("HTTP/1.1 200 "))
                #expect(try await server.value("connections") == 2)
            }
        }
    }
}
