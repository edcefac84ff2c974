import Testing

@testable import Screens

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
    @Test func whatCameTogetherIsTakenTogetherAndInOrder() async {
        let mailbox = Mailbox<Int>()
        for number in 1...100 { mailbox.post(number) }
        #expect(await mailbox.next() == Array(1...100))
        mailbox.post(101)
        #expect(await mailbox.next() == [101])
    }

    @Test func aWaiterIsWoken() async {
        let mailbox = Mailbox<String>()
        await withTaskGroup { group in
            group.addTask { #expect(await mailbox.next() == ["hello"]) }
            group.addTask { mailbox.post("hello") }
        }
    }

    @Test func messagesOfEachThreadStayInOrderAndNoneIsLost() async {
        let mailbox = Mailbox<(source: Int, number: Int)>()
        await withTaskGroup { group in
            for source in 0..<4 {
                group.addTask { for number in 0..<500 { mailbox.post((source, number)) } }
            }
            group.addTask {
                var seen = [Int](repeating: 0, count: 4)
                while seen.reduce(0, +) < 2_000, let batch = await mailbox.next() {
                    #expect(!batch.isEmpty)
                    for message in batch {
                        #expect(message.number == seen[message.source])
                        seen[message.source] += 1
                    }
                }
                #expect(seen == [500, 500, 500, 500])
            }
        }
    }

    @Test func aClosedMailboxHandsOutWhatItHoldsAndThenNothing() async {
        let mailbox = Mailbox<Int>()
        mailbox.post(1)
        mailbox.close()
        #expect(await mailbox.next() == [1])
        #expect(await mailbox.next() == nil)
    }

    @Test func drainingLeavesNothing() {
        let mailbox = Mailbox<Int>()
        mailbox.post(1)
        #expect(mailbox.drain() == [1])
        #expect(mailbox.drain() == [])
    }

    @Test func aCancelledWaitEnds() async {
        let mailbox = Mailbox<Int>()
        await withTaskGroup { group in
            group.addTask { #expect(await mailbox.next() == nil) }
            group.cancelAll()
        }
    }
}
