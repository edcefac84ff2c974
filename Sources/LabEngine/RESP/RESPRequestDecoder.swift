/// Reads commands, for servers: arrays of bulk strings, and inline commands as a person types them. Answers rubbish with
/// Redis' own errors.
///
/// Parses in place: the arguments are ranges over the read buffer, in an array that all commands of a connection share,
/// so that a command allocates nothing (an inline one is copied, to be unquoted). An unfinished command is taken up where it was left, not from its start.
struct RESPRequestDecoder {
    /// A line without its end: an inline command, or the digits of a count. Redis: PROTO_INLINE_MAX_SIZE.
    static let longestLine = 64 * 1_024

    /// Bytes of one argument; Redis' `proto-max-bulk-len`.
    var longestBulk = 512 * 1_024 * 1_024
    /// Bytes of one command.
    var longestCommand = 1_024 * 1_024 * 1_024
    /// Arguments of one command.
    var mostArguments = Int(Int32.max)

    /// The arguments so far, relative to the start of the command.
    private(set) var ranges: [RESPRange] = []
    /// How far the command has been read, from its start.
    private var position = 0
    /// Bulk strings that have yet to come; nil before the count was read.
    private var remaining: Int?
    /// Bytes of the bulk string that is being read.
    private var bulkLength: Int?
    /// Where the command that was found starts.
    private(set) var start = 0
    private var isInline = false
    /// An inline command without its quotes.
    private var line: [UInt8] = []

    init() { ranges.reserveCapacity(16) }

    /// One that stands in for another and decodes nothing: it allocates nothing either.
    init(empty: Void) {}

    /// Looks for the next command in the bytes from `offset`, and moves `offset` behind it.
    ///
    /// - Returns: whether one was there whole; `withArguments` then has it, until the next call.
    mutating func next(_ bytes: UnsafeRawBufferPointer, offset: inout Int) throws(RESPProtocolError) -> Bool {
        while offset < bytes.count {
            start = offset
            let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
            isInline = remaining == nil && rest[0] != UInt8(ascii: "*")
            guard try isInline ? inline(rest) : multibulk(rest) else { return false }
            offset += position
            position = 0
            remaining = nil
            if !ranges.isEmpty { return true }
        }
        return false
    }

    /// The command that `next` has found, in the same bytes.
    func withArguments<Result>(_ bytes: UnsafeRawBufferPointer, _ body: (RESPArguments) -> Result) -> Result {
        ranges.withUnsafeBufferPointer { ranges in
            guard isInline else {
                let command = UnsafeRawBufferPointer(rebasing: bytes[start...])
                return body(RESPArguments(bytes: command, ranges: ranges))
            }
            return line.withUnsafeBytes { body(RESPArguments(bytes: $0, ranges: ranges)) }
        }
    }

    private mutating func multibulk(_ bytes: UnsafeRawBufferPointer) throws(RESPProtocolError) -> Bool {
        if remaining == nil {
            guard let count = try number(bytes, at: 0, tooBig: "too big mbulk count string") else { return false }
            guard let number = count.value, number <= mostArguments else {
                throw RESPProtocolError("invalid multibulk length")
            }
            position = count.next
            remaining = max(0, number)
            ranges.removeAll(keepingCapacity: true)
        }
        while let left = remaining, left > 0 {
            if bulkLength == nil {
                guard let length = try number(bytes, at: position, tooBig: "too big bulk count string", isBulk: true)
                else { return false }
                guard let number = length.value, number >= 0, number <= longestBulk else {
                    throw RESPProtocolError("invalid bulk length")
                }
                position = length.next
                guard position + number <= min(longestCommand, Int(UInt32.max)) else {
                    throw RESPProtocolError("invalid bulk length")
                }
                bulkLength = number
            }
            guard let length = bulkLength, bytes.count >= position + length + 2 else { return false }
            ranges.append(RESPRange(start: UInt32(position), end: UInt32(position + length)))
            // As in Redis, what ends a bulk string is two bytes, whichever they are.
            position += length + 2
            bulkLength = nil
            remaining = left - 1
        }
        return true
    }

    /// The number of a line such as `*3` or `$5`, and where the next line starts. Nil where the line has yet to come.
    private func number(
        _ bytes: UnsafeRawBufferPointer,
        at start: Int,
        tooBig: String,
        isBulk: Bool = false
    ) throws(RESPProtocolError) -> (value: Int?, next: Int)? {
        // One digit is by far the most common.
        if start + 3 < bytes.count, bytes[start + 2] == RESPLine.carriageReturn {
            let digit = bytes[start + 1] &- UInt8(ascii: "0")
            if digit <= 9, !isBulk || bytes[start] == UInt8(ascii: "$") { return (Int(digit), start + 4) }
        }
        guard let end = RESPLine.firstIndex(of: RESPLine.carriageReturn, in: bytes, from: start) else {
            if bytes.count - start > RESPRequestDecoder.longestLine { throw RESPProtocolError(tooBig) }
            return nil
        }
        // The newline has to be there too.
        guard end + 1 < bytes.count else { return nil }
        if isBulk, bytes[start] != UInt8(ascii: "$") {
            throw RESPProtocolError("expected '$', got '\(RESPRequestDecoder.shown(bytes[start]))'")
        }
        let digits = UnsafeRawBufferPointer(rebasing: bytes[min(start + 1, end)..<end])
        return (RESPLine.integer(digits).flatMap { Int(exactly: $0) }, end + 2)
    }

    /// A byte as an error shows it: what would break the line is a space.
    private static func shown(_ byte: UInt8) -> Character {
        byte == RESPLine.carriageReturn || byte == RESPLine.newline ? " " : Character(UnicodeScalar(byte))
    }

    private mutating func inline(_ bytes: UnsafeRawBufferPointer) throws(RESPProtocolError) -> Bool {
        ranges.removeAll(keepingCapacity: true)
        guard let end = RESPLine.firstIndex(of: RESPLine.newline, in: bytes, from: position)
        else {
            position = bytes.count
            if bytes.count > RESPRequestDecoder.longestLine { throw RESPProtocolError("too big inline request") }
            return false
        }
        let hasReturn = end > 0 && bytes[end - 1] == RESPLine.carriageReturn
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: bytes[..<(hasReturn ? end - 1 : end)])
        position = end + 1
        try split()
        return true
    }

    private mutating func split() throws(RESPProtocolError) {
        var arguments = InlineArguments(bytes: line)
        while let range = try arguments.next() { ranges.append(range) }
        line = arguments.bytes
    }
}
