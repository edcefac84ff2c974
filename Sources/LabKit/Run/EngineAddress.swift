/// Where a server of somebody's own listens that stands in for a component: `redis://127.0.0.1:6379/2`.
public struct EngineAddress: Hashable, Sendable, CustomStringConvertible {
    /// A name or an address, an IPv6 one without its brackets.
    public var host: String
    public var port: Int
    /// Redis' `SELECT`; 0 unless the address says otherwise.
    public var database: Int

    public static let defaultPort = 6_379

    public init(host: String, port: Int = EngineAddress.defaultPort, database: Int = 0) {
        self.host = host
        self.port = port
        self.database = database
    }

    /// What is wrong with an address, and what one looks like.
    public struct ParseError: Error, Equatable, CustomStringConvertible {
        public var description: String
    }

    /// Reads `redis://host[:port][/db]`.
    ///
    /// - Throws: `unknown scheme "http"; an engine is redis://host:port`, and the like.
    public init(_ text: String) throws(ParseError) {
        guard let scheme = text.firstRange(of: "://") else {
            throw ParseError(description: "\"\(text)\" is no address; write \(EngineAddress.form)")
        }
        let name = text[..<scheme.lowerBound]
        guard name == "redis" else {
            let why = name == "rediss" ? "; TLS isn't spoken" : ""
            throw ParseError(description: "unknown scheme \"\(name)\"\(why); an engine is \(EngineAddress.form)")
        }
        let parts = text[scheme.upperBound...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard !parts[0].contains("@") else {
            throw ParseError(description: "an engine's address takes no user and password; write \(EngineAddress.form)")
        }
        (host, port) = try EngineAddress.authority(parts[0])
        let path = parts.count > 1 ? parts[1] : ""
        guard path.isEmpty || EngineAddress.isNumber(path), let database = path.isEmpty ? 0 : Int(path) else {
            throw ParseError(description: "\"\(path)\" is no database; a number, as in \(EngineAddress.form)")
        }
        self.database = database
    }

    private static let form = "redis://host:port or redis://host:port/db"

    private static func authority(_ text: Substring) throws(ParseError) -> (host: String, port: Int) {
        var host = text
        var port: Substring?
        if text.hasPrefix("["), let bracket = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<bracket]
            let rest = text[text.index(after: bracket)...]
            guard rest.isEmpty || rest.hasPrefix(":") else {
                throw ParseError(description: "\"\(rest)\" follows the host; write \(form)")
            }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard !host.isEmpty, host.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
            throw ParseError(description: "there is no host in it; write \(form)")
        }
        guard let port else { return (String(host), defaultPort) }
        guard isNumber(port), let number = Int(port), (1...65_535).contains(number) else {
            throw ParseError(description: "port \"\(port)\" isn't from 1 to 65535")
        }
        return (String(host), number)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The form that `init(_:)` reads.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "redis://\(name):\(port)" + (database == 0 ? "" : "/\(database)")
    }
}
