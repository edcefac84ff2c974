/// What stands before the fields in XADD, and after the key in XTRIM.
struct StreamAddOptions {
    /// Nil for `*`.
    var id: StreamID.Wanted?
    /// `NOMKSTREAM`
    var isExistingOnly = false
    var trim: Stream.Trim?
    /// Where the id stands; the end where there is none.
    private(set) var next = 2

    init(_ call: borrowing CommandCall, isAdding: Bool) throws(ReplyError) {
        let arguments = call.arguments
        var limit: Int?
        options: while next < arguments.count {
            let hasMore = next + 1 < arguments.count
            if isAdding, arguments.matches(next, "*") {
                break
            } else if hasMore, arguments.matches(next, "MAXLEN") {
                try threshold(call) { (index) throws(ReplyError) in
                    let length = try call.number(index)
                    guard length >= 0 else { throw ReplyError("ERR The MAXLEN argument must be >= 0.") }
                    return .length(Int(length))
                }
            } else if hasMore, arguments.matches(next, "MINID") {
                try threshold(call) { (index) throws(ReplyError) in .minimum(try call.streamID(index)) }
            } else if hasMore, arguments.matches(next, "LIMIT") {
                let number = try call.number(next + 1)
                guard number >= 0 else { throw ReplyError("ERR The LIMIT argument must be >= 0.") }
                limit = Int(number)
                next += 2
            } else if isAdding, arguments.matches(next, "NOMKSTREAM") {
                isExistingOnly = true
                next += 1
            } else if isAdding {
                guard let wanted = StreamID.wanted(arguments[next]) else { throw .invalidID }
                id = wanted
                break options
            } else {
                throw .syntax
            }
        }
        try check(limit: limit, isAdding: isAdding)
    }

    private mutating func threshold(
        _ call: borrowing CommandCall,
        _ read: (Int) throws(ReplyError) -> Stream.Trim.Strategy
    ) throws(ReplyError) {
        guard trim == nil else {
            throw ReplyError("ERR syntax error, MAXLEN and MINID options at the same time are not compatible")
        }
        let arguments = call.arguments
        var index = next + 1
        var isApproximate = false
        if next + 2 < arguments.count {
            isApproximate = arguments.matches(index, "~")
            if isApproximate || arguments.matches(index, "=") { index += 1 }
        }
        trim = Stream.Trim(strategy: try read(index), isApproximate: isApproximate)
        next = index + 1
    }

    private mutating func check(limit: Int?, isAdding: Bool) throws(ReplyError) {
        guard let trim else {
            if let limit, limit > 0 {
                throw ReplyError("ERR syntax error, LIMIT cannot be used without specifying a trimming strategy")
            }
            if !isAdding { throw ReplyError("ERR syntax error, XTRIM must be called with a trimming strategy") }
            return
        }
        if limit != nil, !trim.isApproximate {
            throw ReplyError("ERR syntax error, LIMIT cannot be used without the special ~ option")
        }
        // 0 is any number; without a limit an approximation does a bounded amount of work.
        guard trim.isApproximate else { return }
        let most = limit ?? 100 * StreamNode.mostEntries
        self.trim?.limit = most == 0 ? nil : most
    }
}
