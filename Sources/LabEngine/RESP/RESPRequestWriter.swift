import NIOCore

/// Encodes commands: each an array of bulk strings.
enum RESPRequestWriter {
    /// Appends one command with its arguments.
    static func write(_ arguments: [String], into buffer: inout ByteBuffer) {
        buffer.writeString("*\(arguments.count)\r\n")
        for argument in arguments {
            buffer.writeString("$\(argument.utf8.count)\r\n")
            buffer.writeString(argument)
            buffer.writeString("\r\n")
        }
    }

    /// Appends one command whose arguments are bytes.
    static func write(_ arguments: some Collection<some Collection<UInt8>>, into buffer: inout ByteBuffer) {
        buffer.writeString("*\(arguments.count)\r\n")
        for argument in arguments {
            buffer.writeString("$\(argument.count)\r\n")
            buffer.writeBytes(argument)
            buffer.writeString("\r\n")
        }
    }
}
