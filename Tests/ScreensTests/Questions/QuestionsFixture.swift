import Content
import Foundation
import KnowledgeStore
import Synchronization
import TerminalUI
import TestSupport

@testable import Screens

/// A learner with a topic of every form of question, and a clock that the test moves.
final class QuestionsFixture: Sendable {
    static let start = Date(timeIntervalSince1970: 1_795_600_000)

    let folder: TemporaryFolder
    private let clock = Mutex(QuestionsFixture.start)

    init() throws { folder = try TemporaryFolder() }

    var now: Date { clock.withLock { $0 } }

    func wait(seconds: Double) { clock.withLock { $0 += seconds } }

    func driver(
        _ size: Size = .usual,
        _ source: QuestionSource = .topic("forms"),
        glyphs: GlyphSet = .unicode,
        topic: String = QuestionsFixture.topic
    ) throws -> TestDriver {
        try TestDriver(
            size: size,
            sample: SampleContent(extra: ["content/topics/caching/forms.md": topic]),
            folder: folder,
            glyphs: glyphs,
            destination: .questions(source),
            now: { self.now }
        )
    }

    /// A choice, several, a number, and one that is long.
    static let topic = SampleTopic(
        "forms",
        title: "Forms of questions",
        category: "caching",
        parts: [
            "A key says whose request it is.", "Without one, whoever repeats pays twice.",
            "The server stores the answer under the key, and *jitter* spreads what comes back.",
        ]
    ).text.replacingOccurrences(of: SampleTopic.question, with: questions)

    private static let questions = """
        ### A client times out after `POST /payments`. What does it know?
        - [ ] The payment failed
        - [ ] The payment succeeded
        - [x] Nothing: either may have happened
        > A timeout says that no answer came. See [[timeouts]].

        ### Which of these reduce the loads when *one* hot key expires?
        - [x] Single flight
        - [ ] A larger cache
        - [x] Soft expiry with a lease
        > A larger cache prevents eviction; this is expiry.

        ### 100 workers, 40 calls a second. What is the longest timeout, in seconds, under which half of them are free?
        = 1.25
        > Held = rate × time: 40 × t ≤ 50.

        ### What does this answer mean?

        ```http
        HTTP/1.1 200 OK
        Age: 30
        Cache-Control: max-age=60
        ETag: "v7"
        Vary: Accept-Encoding
        X-Cache: HIT
        Date: Thu, 26 Nov 2026 10:00:00 GMT
        Content-Type: application/json
        Content-Length: 2
        Connection: keep-alive

        {}
        ```

        - [x] It comes from a cache, and may be used for 30 s more without asking anybody, which is what `max-age` less
          the `Age` leaves
        - [ ] It is wrong
        - [ ] It was never stored
        > 60 − 30 = 30.
        """
}
