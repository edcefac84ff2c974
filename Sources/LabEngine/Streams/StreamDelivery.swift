/// Which entries became pending to a consumer, as the log has it: a command of its own, since Redis' XCLAIM can't restore
/// what is pending though it was deleted. No client can send it.
struct StreamDelivery {
    /// `@PEND key group consumer (id time deliveries)…`
    static let name = "@PEND"

    private var command: [[UInt8]]
    private let headCount: Int

    init(key: [UInt8], group: [UInt8], consumer: [UInt8]) {
        command = [Array(StreamDelivery.name.utf8), key, group, consumer]
        headCount = command.count
    }

    /// - Parameter deliveredAt: Unix milliseconds.
    mutating func append(_ id: StreamID, deliveredAt: Int64, deliveries: Int) {
        command.append(id.text)
        command.append(Array("\(deliveredAt)".utf8))
        command.append(Array("\(deliveries)".utf8))
    }

    /// Nil where nothing was delivered.
    var effect: [[UInt8]]? { command.count > headCount ? command : nil }

    func propagate(_ call: borrowing CommandCall) {
        if let effect { call.propagate(effect) }
    }
}
