/// Subscriptions and messages.
extension CommandCall {
    mutating func subscribe() {
        for index in 1..<arguments.count {
            let channel = arguments.array(index)
            _ = engine.subscriptions.subscribe(client, to: channel)
            confirm("subscribe", channel)
        }
    }

    mutating func unsubscribe() {
        let channels = arguments.count > 1 ? (1..<arguments.count).map { arguments.array($0) } : Array(client.channels)
        for channel in channels {
            engine.subscriptions.unsubscribe(client, from: channel)
            confirm("unsubscribe", channel)
        }
        if channels.isEmpty { confirm("unsubscribe", nil) }
    }

    mutating func psubscribe() {
        for index in 1..<arguments.count {
            let pattern = arguments.array(index)
            engine.subscriptions.subscribe(client, toPattern: pattern)
            confirm("psubscribe", pattern)
        }
    }

    mutating func punsubscribe() {
        let patterns = arguments.count > 1 ? (1..<arguments.count).map { arguments.array($0) } : Array(client.patterns)
        for pattern in patterns {
            engine.subscriptions.unsubscribe(client, fromPattern: pattern)
            confirm("punsubscribe", pattern)
        }
        if patterns.isEmpty { confirm("punsubscribe", nil) }
    }

    private mutating func confirm(_ kind: String, _ name: [UInt8]?) {
        reply.pushHeader(3)
        reply.bulk(kind)
        if let name { reply.bulk(name) } else { reply.null() }
        reply.integer(client.subscriptions)
    }

    mutating func publish() {
        let channel = arguments.array(1)
        let message = arguments.array(2)
        let receivers = engine.subscriptions.channels[channel] ?? []
        for receiver in receivers { push([Array("message".utf8), channel, message], to: receiver) }
        var count = receivers.count
        for (pattern, clients) in engine.subscriptions.patterns where GlobPattern(pattern).matches(channel) {
            for receiver in clients {
                push([Array("pmessage".utf8), pattern, channel, message], to: receiver)
            }
            count += clients.count
        }
        reply.integer(count)
    }

    /// A message to oneself comes before the reply, as in Redis.
    private mutating func push(_ message: [[UInt8]], to receiver: RESPClient) {
        if receiver === client {
            CommandCall.write(message, to: &reply)
        } else {
            engine.tell(receiver) { CommandCall.write(message, to: &$0) }
        }
    }

    private static func write(_ message: [[UInt8]], to writer: inout RESPWriter) {
        writer.pushHeader(message.count)
        for part in message { writer.bulk(part) }
    }

    mutating func pubsubChannels() {
        let pattern = arguments.count > 2 ? GlobPattern(arguments[2]) : nil
        let channels = engine.subscriptions.channels.keys.filter { pattern?.matches($0) ?? true }
        reply.arrayHeader(channels.count)
        for channel in channels { reply.bulk(channel) }
    }

    mutating func pubsubNumsub() {
        reply.arrayHeader((arguments.count - 2) * 2)
        for index in 2..<arguments.count {
            reply.bulk(arguments[index])
            reply.integer(engine.subscriptions.channels[arguments.array(index)]?.count ?? 0)
        }
    }

    mutating func pubsubNumpat() { reply.integer(engine.subscriptions.patterns.count) }
}
