/// What XREAD and XREADGROUP ask for, as far as the arguments alone say it.
struct StreamReadOptions {
    private(set) var group: (name: [UInt8], consumer: [UInt8])?
    /// Nil for any number.
    private(set) var count: Int?
    /// Milliseconds, 0 for ever; nil where it doesn't wait.
    private(set) var patience: Int64?
    private(set) var isUnacknowledged = false
    /// Where the keys stand in the arguments; their ids follow.
    private(set) var keys = 0..<0

    init(_ call: borrowing CommandCall, isGroup: Bool) throws(ReplyError) {
        let arguments = call.arguments
        var index = 1
        while keys.isEmpty, index < arguments.count {
            let following = arguments.count - index - 1
            if following > 0, arguments.matches(index, "BLOCK") {
                patience = try StreamReadOptions.timeout(arguments, index + 1, now: call.now)
                index += 2
            } else if following > 0, arguments.matches(index, "COUNT") {
                let number = try call.number(index + 1)
                count = number > 0 ? Int(number) : nil
                index += 2
            } else if following > 0, arguments.matches(index, "STREAMS") {
                guard following % 2 == 0 else { throw StreamReadOptions.unbalanced(isGroup) }
                keys = (index + 1)..<(index + 1 + following / 2)
            } else if following > 1, arguments.matches(index, "GROUP") {
                guard isGroup else { throw StreamReadOptions.onlyInGroups("GROUP") }
                group = (arguments.array(index + 1), arguments.array(index + 2))
                index += 3
            } else if arguments.matches(index, "NOACK") {
                guard isGroup else { throw StreamReadOptions.onlyInGroups("NOACK") }
                isUnacknowledged = true
                index += 1
            } else {
                throw .syntax
            }
        }
        guard !keys.isEmpty else { throw .syntax }
        if isGroup, group == nil { throw ReplyError("ERR Missing GROUP option for XREADGROUP") }
    }

    private static func onlyInGroups(_ option: String) -> ReplyError {
        ReplyError("ERR The \(option) option is only supported by XREADGROUP. You called XREAD instead.")
    }

    private static func unbalanced(_ isGroup: Bool) -> ReplyError {
        let (name, symbol) = isGroup ? ("XREADGROUP", ">") : ("XREAD", "$")
        return ReplyError(
            "ERR Unbalanced \(name) list of streams: for each stream key an ID or '\(symbol)' must be specified."
        )
    }

    private static func timeout(_ arguments: RESPArguments, _ index: Int, now: Int64) throws(ReplyError) -> Int64 {
        guard let number = arguments.integer(index) else {
            throw ReplyError("ERR timeout is not an integer or out of range")
        }
        guard number >= 0 else { throw ReplyError("ERR timeout is negative") }
        guard number <= .max - now else { throw ReplyError("ERR timeout is out of range") }
        return number
    }
}
