import TestSupport
import Testing

@testable import Content

@Suite struct PromptMatchingTests {
    @Test(
        arguments: [
            ("What does a timeout tell the client?", "What does a timeout tell a client?", true),
            ("What does a timeout tell the client?", "what does a TIMEOUT tell the client", true),
            ("How many loads start before the first ends?", "How many loads start before the first one ends?", true),
            ("How many loads start before the first ends?", "How many stores end after the last begins?", false),
            ("What is a lease?", "Why does a deadline travel as a duration?", false),
            ("", "What is a lease?", false),
        ]
    )
    func anEditedQuestionIsFoundAndAnotherIsNot(_ before: String, _ after: String, _ isSame: Bool) {
        #expect(
            PromptMatching.successors(of: ["old": before], among: ["new": after]) == (isSame ? ["old": "new"] : [:])
        )
    }

    @Test func aQuestionThatIsStillThereGoesToNoOther() {
        let same = "What does a timeout tell the client?"
        let old = ["same": same]
        #expect(PromptMatching.successors(of: old, among: ["same": same, "new": same + " Now?"]) == [:])
    }

    @Test func theNearestGetsIt() {
        let successors = PromptMatching.successors(
            of: ["a": "one two three four five", "b": "one two three four six"],
            among: ["x": "one two three four six seven", "y": "one two three four five"]
        )
        #expect(successors == ["a": "y", "b": "x"])
    }

    @Test func oneNewQuestionSucceedsOneOldOneOnly() {
        let successors = PromptMatching.successors(
            of: ["a": "one two three four", "b": "one two three four"],
            among: ["x": "one two three four"]
        )
        #expect(successors == ["a": "x"])
    }

    /// Whatever is asked: no question is given away twice, and what is left alone stays.
    @Test(arguments: 1...30)
    func everySuccessorIsNewAndHasOnePredecessor(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        func prompts(_ prefix: String) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: (0..<8).map {
                    ("\(prefix)\($0)", random.text(of: ["a ", "b ", "c ", "d ", "e "], upTo: 6))
                }
            )
        }
        let shared = prompts("s")
        let old = prompts("o").merging(shared) { $1 }
        let new = prompts("n").merging(shared) { $1 }
        let successors = PromptMatching.successors(of: old, among: new)
        #expect(Set(successors.values).count == successors.count)
        #expect(successors.keys.allSatisfy { $0.hasPrefix("o") })
        #expect(successors.values.allSatisfy { $0.hasPrefix("n") })
    }
}
