public import Content

/// A small knowledge base that never changes: six topics in three categories, a path, a tool, a quick reference, two
/// terms, four planned pieces and a lab.
///
///     let driver = try TestDriver(size: Size(width: 80, height: 24), sample: SampleContent())
///
/// Pictures of screens are taken over it, so that work on the real content changes none of them. The folder goes with
/// the value.
public struct SampleContent: Sendable {
    public let folder: TemporaryFolder

    public var root: ContentRoot { ContentRoot(folder.url) }

    /// - Parameter extra: further files by path, or other text for one of these.
    public init(extra: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        for (path, text) in Self.files.merging(extra, uniquingKeysWith: { $1 }) {
            try folder.write(text, to: path)
        }
    }

    private static var files: [String: String] {
        var files = [
            "content/categories.yml": categories,
            "content/paths/start-here.yml": path,
            "content/tools/curl.md": tool,
            "content/reference/status-codes.md": reference,
            "content/glossary.yml": glossary,
            "content/planned.tsv": planned,
            "labs/idempotency/lab.yml": labManifest,
            "labs/idempotency/guide.md": labGuide,
        ]
        for topic in topics { files[topic.path] = topic.text }
        return files
    }

    private static let categories = """
        - id: http
          title: HTTP
          summary: The protocol on the wire.
          elsewhere: How to shape an API on top of it is in Resilience.
        - id: caching
          title: Caching
          summary: Keeping copies near the reader, and what happens when they are missing.
          elsewhere: Headers are in HTTP.
        - id: resilience
          title: Resilience
          summary: Staying up while something else is down.
          elsewhere: Copies that may be lost are in Caching.

        """

    private static let path = """
        id: start-here
        title: Start here
        audience: You write code, and servers are new to you.
        weeks: 2
        outcome: You can build a service that others may call twice.
        stages:
          - title: One request
            topics: [backend-overview, http-methods, timeouts]
          - title: Calls that repeat
            topics: [idempotency, retries-and-backoff]
            labs: [idempotency]
          - title: Copies
            topics: [cache-stampede, cache-invalidation, cache-warming]

        """

    private static let tool = """
        ---
        id: curl
        title: curl
        summary: Sends one request exactly as you wrote it.
        aliases: [http client]
        related: [http-methods, timeouts]
        ---

        ## What it is for

        curl sends the request that you typed and shows what came back.

        ## First commands

        ```sh
        curl -i http://127.0.0.1:8080/
        ```

        """

    private static let reference = """
        ---
        id: status-codes
        title: Status codes
        summary: What an answer's first line tells the client to do next.
        aliases: [http status]
        related: [http-methods]
        ---

        | Code | Name              | Do next          |
        |------|-------------------|------------------|
        | 201  | Created           | follow Location  |
        | 409  | Conflict          | look, then again |
        | 429  | Too Many Requests | wait             |

        """

    private static let glossary = """
        - id: backoff
          term: backoff
          definition: The wait before the next attempt, longer each time.
          topic: retries-and-backoff
        - id: lease
          term: lease
          definition: A right that ends by itself unless it is renewed.
          topic: cache-stampede
          aliases: [lease token]

        """

    private static let planned = """
        topic\tbackend-overview\tWhat a backend is responsible for
        topic\tcache-warming\tCache warming
        lab\tcache-stampede\tCache stampede
        tool\tredis-cli\tredis-cli

        """
}
