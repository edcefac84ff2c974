/// Who listens to which channels, and to channels like which patterns.
struct Subscriptions {
    private(set) var channels: [[UInt8]: [RESPClient]] = [:]
    private(set) var patterns: [(pattern: [UInt8], clients: [RESPClient])] = []

    /// False where the client listens already.
    mutating func subscribe(_ client: RESPClient, to channel: [UInt8]) -> Bool {
        guard client.channels.insert(channel).inserted else { return false }
        channels[channel, default: []].append(client)
        return true
    }

    mutating func unsubscribe(_ client: RESPClient, from channel: [UInt8]) {
        guard client.channels.remove(channel) != nil else { return }
        channels[channel]?.removeAll { $0 === client }
        if channels[channel]?.isEmpty == true { channels[channel] = nil }
    }

    mutating func subscribe(_ client: RESPClient, toPattern pattern: [UInt8]) {
        guard client.patterns.insert(pattern).inserted else { return }
        if let index = patterns.firstIndex(where: { $0.pattern == pattern }) {
            patterns[index].clients.append(client)
        } else {
            patterns.append((pattern, [client]))
        }
    }

    mutating func unsubscribe(_ client: RESPClient, fromPattern pattern: [UInt8]) {
        guard client.patterns.remove(pattern) != nil,
            let index = patterns.firstIndex(where: { $0.pattern == pattern })
        else { return }
        patterns[index].clients.removeAll { $0 === client }
        if patterns[index].clients.isEmpty { patterns.remove(at: index) }
    }

    mutating func removeAll(of client: RESPClient) {
        for channel in client.channels { unsubscribe(client, from: channel) }
        for pattern in client.patterns { unsubscribe(client, fromPattern: pattern) }
    }
}
