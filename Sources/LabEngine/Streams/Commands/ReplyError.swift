/// An error reply, thrown by a command that has written nothing yet.
struct ReplyError: Error, Equatable {
    /// With its code, such as `ERR syntax error`.
    var bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Text with bytes of the client's in it: `%` stands for each in turn.
    init(_ text: String, _ arguments: UnsafeRawBufferPointer...) {
        bytes = []
        var next = 0
        for byte in text.utf8 {
            guard byte == UInt8(ascii: "%"), next < arguments.count else {
                bytes.append(byte)
                continue
            }
            bytes.append(contentsOf: arguments[next])
            next += 1
        }
    }

    static let syntax = ReplyError("ERR syntax error")
    static let notAnInteger = ReplyError("ERR value is not an integer or out of range")
    static let invalidID = ReplyError("ERR Invalid stream ID specified as stream command argument")
    static let wrongType = ReplyError("WRONGTYPE Operation against a key holding the wrong kind of value")
    static let noSuchKey = ReplyError("ERR no such key")
}
