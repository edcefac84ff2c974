/// What CONFIG GET tells beside memory: settings that this server has and that can't be changed.
struct ServerSettings {
    /// Nothing is ever saved unless an `EffectSink` says otherwise.
    var values: [(name: String, value: String)] = [
        ("save", ""), ("appendonly", "no"), ("hz", "10"), ("timeout", "0"), ("maxclients", "10000"),
        ("proto-max-bulk-len", "536870912"), ("bind", "127.0.0.1"),
    ]

    /// Bytes as Redis reads them: `100`, `1k` (1,000), `1kb` (1,024), `2mb`, `1gb`.
    static func bytes(_ text: String) -> Int? {
        let lower = text.lowercased()
        let digits = lower.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let unit: Int? =
            switch lower.dropFirst(digits.count) {
            case "", "b": 1
            case "k": 1_000
            case "kb": 1_024
            case "m": 1_000_000
            case "mb": 1_024 * 1_024
            case "g": 1_000_000_000
            case "gb": 1_024 * 1_024 * 1_024
            default: nil
            }
        guard let unit else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
        return overflows ? nil : bytes
    }
}
