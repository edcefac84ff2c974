import NIOCore

/// Finds where replies begin and end in a stream of bytes, without changing or keeping one of them: a long reply goes on
/// in pieces.
///
/// What isn't RESP is opaque from there on.
struct RESPReplySplitter {
    enum Piece: Equatable {
        /// A reply begins. Of a push, no command is the reason.
        case begin(isPush: Bool)
        /// Bytes of the reply.
        case bytes(ByteBuffer)
        case end
        case opaque(ByteBuffer)
    }

    private static let longestLine = 64 * 1_024
    private static let mostElements = 1 << 32

    /// Values that are to come before the reply is whole; 0 between replies.
    private var values = 0
    /// Bytes of a text, with its end, that are to come.
    private var text = 0
    /// An unfinished line.
    private var pending = ByteBuffer()
    private var isOpaque = false

    mutating func consume(_ bytes: ByteBuffer) -> [Piece] {
        guard !isOpaque else { return [.opaque(bytes)] }
        var bytes = bytes
        if pending.readableBytes > 0 {
            pending.writeBuffer(&bytes)
            bytes = pending
            pending = ByteBuffer()
        }
        var pieces: [Piece] = []
        // How much of `bytes` belongs to the reply that is under way.
        var length = 0
        while length < bytes.readableBytes, step(&bytes, &length, &pieces) {}
        if length > 0, let part = bytes.readSlice(length: length) { pieces.append(.bytes(part)) }
        if isOpaque { pieces.append(.opaque(bytes)) } else { pending = bytes }
        return pieces
    }

    /// Reads a line, or as much of a text as is there; false where more has to come.
    private mutating func step(_ bytes: inout ByteBuffer, _ length: inout Int, _ pieces: inout [Piece]) -> Bool {
        if text > 0 {
            let part = min(text, bytes.readableBytes - length)
            text -= part
            length += part
            if text == 0 { endValue(&bytes, &length, &pieces) }
            return true
        }
        let rest = bytes.readableBytesView.dropFirst(length)
        guard let feed = rest.firstIndex(of: RESPLine.newline) else {
            isOpaque = rest.count > RESPReplySplitter.longestLine
            return false
        }
        guard let value = RESPReplySplitter.value(rest[..<feed]) else {
            isOpaque = true
            return false
        }
        if values == 0 {
            values = 1
            pieces.append(.begin(isPush: rest.first == UInt8(ascii: ">")))
        }
        length += feed + 1 - rest.startIndex
        switch value {
        case .text(let count): text = count + 2
        case .elements(let count, let isAttribute):
            values += count + (isAttribute ? 1 : 0)
            endValue(&bytes, &length, &pieces)
        }
        return true
    }

    private mutating func endValue(_ bytes: inout ByteBuffer, _ length: inout Int, _ pieces: inout [Piece]) {
        values -= 1
        guard values == 0 else { return }
        if let part = bytes.readSlice(length: length) { pieces.append(.bytes(part)) }
        pieces.append(.end)
        length = 0
    }

    private enum Value {
        case text(Int)
        /// So many values follow; of an attribute, one more that it belongs to.
        case elements(Int, isAttribute: Bool)
    }

    /// What a line without its newline announces; nil where it isn't RESP.
    private static func value(_ line: ByteBufferView.SubSequence) -> Value? {
        guard let type = line.first, line.last == RESPLine.carriageReturn else { return nil }
        switch type {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "#"),
            UInt8(ascii: ","), UInt8(ascii: "("):
            return .elements(0, isAttribute: false)
        default: break
        }
        let digits = String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
        guard let count = Int(digits), count >= -1, count < mostElements else { return nil }
        switch type {
        case UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "!"):
            return count < 0 ? .elements(0, isAttribute: false) : .text(count)
        case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: ">"):
            return .elements(max(0, count), isAttribute: false)
        case UInt8(ascii: "%"): return .elements(max(0, count) * 2, isAttribute: false)
        case UInt8(ascii: "|"): return .elements(max(0, count) * 2, isAttribute: true)
        default: return nil
        }
    }
}
