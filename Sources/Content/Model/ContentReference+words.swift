extension ContentReference {
    /// The id as words of a sentence: what a link without words of its own reads as.
    ///
    ///     ContentReference(parsing: "http-caching")?.words          // "HTTP caching"
    ///     ContentReference(parsing: "lab:cache-invalidation")?.words  // "the cache invalidation lab"
    public var words: String {
        let words = id.split(separator: "-").map { Self.acronyms[String($0)] ?? String($0) }.joined(separator: " ")
        return kind == .lab ? "the \(words) lab" : words
    }

    private static let acronyms: [String: String] = [
        "acid": "ACID", "api": "API", "bff": "BFF", "cdn": "CDN", "ci": "CI", "cors": "CORS", "cqrs": "CQRS",
        "crud": "CRUD", "ddos": "DDoS", "gcra": "GCRA", "grpc": "gRPC", "http": "HTTP", "https": "HTTPS", "jwt": "JWT",
        "nosql": "NoSQL", "oauth2": "OAuth 2.0", "oidc": "OIDC", "openapi": "OpenAPI", "rabbitmq": "RabbitMQ",
        "rest": "REST", "sla": "SLA", "sli": "SLI", "slo": "SLO", "sql": "SQL", "sse": "SSE", "tls": "TLS",
    ]
}
