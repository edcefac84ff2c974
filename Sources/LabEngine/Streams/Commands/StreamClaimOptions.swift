/// What follows the minimum of idleness in XCLAIM: ids, then options.
struct StreamClaimOptions {
    private(set) var ids: [StreamID] = []
    private(set) var isForced = false
    private(set) var isIDsOnly = false
    private(set) var deliveries: Int?
    private(set) var lastID = StreamID.zero
    /// Unix milliseconds.
    private(set) var deliveredAt: Int64

    init(_ call: borrowing CommandCall) throws(ReplyError) {
        let arguments = call.arguments
        let now = call.now
        deliveredAt = now
        var index = 5
        while index < arguments.count, let id = StreamID(arguments[index]) {
            ids.append(id)
            index += 1
        }
        var time: Int64 = -1
        while index < arguments.count {
            let hasMore = index + 1 < arguments.count
            if arguments.matches(index, "FORCE") {
                isForced = true
                index += 1
                continue
            }
            if arguments.matches(index, "JUSTID") {
                isIDsOnly = true
                index += 1
                continue
            }
            if hasMore, arguments.matches(index, "IDLE") {
                time = now &- (try call.number(index + 1, or: StreamClaimOptions.invalid("IDLE")))
            } else if hasMore, arguments.matches(index, "TIME") {
                time = try call.number(index + 1, or: StreamClaimOptions.invalid("TIME"))
            } else if hasMore, arguments.matches(index, "RETRYCOUNT") {
                let number = try call.number(index + 1, or: StreamClaimOptions.invalid("RETRYCOUNT"))
                deliveries = number >= 0 ? Int(number) : nil
            } else if hasMore, arguments.matches(index, "LASTID") {
                lastID = try call.streamID(index + 1)
            } else {
                throw ReplyError("ERR Unrecognized XCLAIM option '%'", arguments[index])
            }
            index += 2
        }
        // What makes no sense is now.
        if time >= 0, time <= now { deliveredAt = time }
    }

    private static func invalid(_ option: String) -> ReplyError {
        ReplyError("ERR Invalid \(option) option argument for XCLAIM")
    }
}
