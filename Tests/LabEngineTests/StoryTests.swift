import Testing

@testable import LabEngine

struct StoryTests {
    @Test(
        arguments: [
            ([.paid(attempt: 1, latency: 0.018)], "paid at the first attempt, 18 ms"),
            (
                [
                    .answerLost(attempt: 1), .timedOut(attempt: 1, after: 0.4), .retried(attempt: 2, key: .same),
                    .replayed,
                    .paid(attempt: 2, latency: 0.5),
                ], "answer lost → retry 2, same key → replayed"
            ),
            (
                [
                    .timedOut(attempt: 1, after: 0.04), .retried(attempt: 2, key: .none),
                    .overlapped(attempt: 2, earlier: 1),
                    .charged(times: 1), .paid(attempt: 2, latency: 1.25), .charged(times: 2),
                ], "timeout 40 ms → retry 2 while 1 is in the server → paid after 1.3 s → charged twice"
            ),
            (
                [
                    .requestLost(attempt: 1), .timedOut(attempt: 1, after: 0.04), .retried(attempt: 2, key: .same),
                    .overlapped(attempt: 2, earlier: 1), .conflict, .retried(attempt: 3, key: .same), .replayed,
                    .paid(attempt: 3, latency: 1),
                ], "request lost → retry 2, same key, while 1 is in the server → 409 → retry 3, same key → replayed"
            ),
            (
                [
                    .connectionFailed(attempt: 1), .retried(attempt: 2, key: .new), .charged(times: 3), .busy,
                    .gaveUp(attempts: 2),
                ],
                "connection failed → retry 2, new key → charged 3 times → 503 → gave up after 2 attempts"
            ),
            ([.mismatch, .gaveUp(attempts: 1)], "422 → gave up"),
            ([], ""),
        ] as [([StoryStep], String)]
    )
    func aStoryIsOneLineOfCauses(steps: [StoryStep], line: String) {
        var story = Story()
        for step in steps { story.append(step) }
        #expect(story.summary == line)
    }

    @Test func theWordsOfAStepThatJoinsNothingGo() {
        var story = Story()
        story.append(StoryStep("hit", mark: .init(name: "read")))
        story.append(StoryStep("stale by 40 ms", joins: .init(name: "read")))
        story.append(StoryStep("nowhere", joins: .init(name: "write")))
        story.append(StoryStep(nil))
        #expect(story.summary == "hit stale by 40 ms")
        #expect(story.steps.count == 3)
    }

    @Test func aStoryIsBounded() {
        var story = Story()
        for _ in 0..<1_000 { story.append(.conflict) }
        #expect(story.steps.count == Story.mostSteps)
    }

    @Test func theSamplerShowsWholeUnitsAtARateForTheEye() {
        var sampler = EventSampler(cost: 6, now: 0)
        var shown = 0
        for millisecond in 0..<10_000 where sampler.takesUnit(now: Double(millisecond) / 1_000) { shown += 1 }
        // Ten seconds at thirty messages, and a second's worth to begin with.
        #expect((48...56).contains(shown))
        let takesMore = sampler.takesUnit(now: 9.999)
        #expect(!takesMore)
    }
}
