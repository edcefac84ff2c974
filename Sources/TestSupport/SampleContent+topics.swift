extension SampleContent {
    static let topics = [
        SampleTopic(
            "http-methods",
            title: "HTTP methods",
            category: "http",
            summary: "What each method promises to whoever repeats it.",
            aliases: ["GET", "POST"],
            parts: [
                "A method says what may be done twice. `GET` reads and `PUT` replaces, so both can be repeated; `POST` can't.",
                "Caches and proxies look at nothing else before they send a request again.",
                "Safe methods change nothing. Idempotent ones have the same effect however often they arrive.",
                "- **A `GET` that deletes**, and a crawler that follows the link.",
                "A strict use of methods costs a few routes and buys every cache on the way.",
            ]
        ),
        SampleTopic(
            "cache-stampede",
            title: "Cache stampede",
            category: "caching",
            level: 2,
            summary: "One key expires, and every client that misses it loads the same row.",
            aliases: ["thundering herd", "dogpile"],
            requires: ["timeouts"],
            parts: [
                "One key expires. Every request that misses goes to the database for the same row.",
                "A cache hides a slow query until the moment in which it doesn't.",
                "With a lease the first client that misses loads the row; the others wait for its result.",
                "- **A lock without an end**: whoever holds it has crashed, and all wait.",
                "Early expiry needs no lock and serves a value that is a little old.",
            ]
        ),
        SampleTopic(
            "cache-invalidation",
            title: "Cache invalidation",
            category: "caching",
            level: 2,
            summary: "Taking a copy away when the row behind it has changed.",
            parts: [
                "A copy is right until its row changes. To invalidate is to delete the copy at that moment.",
                "Readers trust what they are given.",
                "The write comes first and the delete second. A lease refuses the set that comes too late.",
                "- **Delete, then write**: a reader fills the cache with the old row in between.",
                "A short time to live is cheaper than any of this, where old values do no harm.",
            ]
        ),
        SampleTopic(
            "timeouts",
            title: "Timeouts",
            category: "resilience",
            summary: "How long to wait for an answer that may never come.",
            parts: [
                "A timeout turns waiting without end into an error that someone can handle.",
                "A slow dependency holds threads and connections, and soon its caller is slow as well.",
                "The deadline travels with the request, so that nobody works for a client that has gone.",
                "- **The same timeout at every layer**: the innermost never fires.",
                "A short one fails what would have worked; a long one lets a queue grow.",
            ]
        ),
        SampleTopic(
            "idempotency",
            title: "Idempotency and safe retries",
            category: "resilience",
            level: 1,
            summary: "Doing it twice leaves the world as doing it once did.",
            aliases: ["idempotency key", "double charge"],
            requires: ["http-methods", "timeouts"],
            labs: ["idempotency"],
            parts: [
                "A client that hears nothing back knows nothing. It has to ask again, see [[retries-and-backoff]].",
                "Networks lose answers, and a lost answer looks like a lost request.",
                """
                The client makes a key for each order and sends it with every attempt.

                ### Storing the answer

                The server stores the answer under the key, in the transaction that does the work, and replays it.

                - A unique constraint on the key decides which attempt does the work.
                - An attempt that comes second waits, or is told `409`.
                """,
                "- **A key for each attempt**: every attempt is a new intent to the server.",
                "Keys cost a row for each request, for as long as a client may still retry.",
            ]
        ),
        SampleTopic(
            "retries-and-backoff",
            title: "Retries and backoff",
            category: "resilience",
            level: 2,
            summary: "Asking again without making it worse.",
            aliases: ["exponential backoff", "jitter"],
            requires: ["timeouts"],
            labs: ["idempotency"],
            parts: [
                "A retry repairs a fault that passes by itself, and multiplies one that doesn't.",
                "Most faults are short: a restart, a lost packet, a full queue.",
                "Each wait is drawn at random from an interval that doubles, so that clients don't come back together.",
                "- **Retries at every layer**: three layers of three attempts are 27 requests.",
                "More attempts hide more faults and make the worst hour worse.",
            ]
        ),
    ]
}
