extension RESPServerConnection {
    /// The commands that were read together. They are carried out on values that nothing else holds meanwhile.
    struct Batch {
        var call: CommandCall
        var decoder: RESPRequestDecoder
        /// Bytes of replies after which the batch ends.
        let limit: Int
        /// How far the bytes have been read.
        private(set) var offset = 0
        private(set) var commands = 0
        /// What became of the connection.
        private(set) var state = State.running

        init(call: CommandCall, decoder: RESPRequestDecoder, limit: Int) {
            self.call = call
            self.decoder = decoder
            self.limit = limit
        }

        /// Carries out the commands that are there whole, until the output is long enough.
        mutating func run(_ bytes: UnsafeRawBufferPointer) {
            do throws(RESPProtocolError) {
                while state == .running, call.reply.buffer.readableBytes < limit,
                    try decoder.next(bytes, offset: &offset)
                {
                    carryOut(bytes)
                }
            } catch {
                call.reply.error("ERR \(error)")
                offset = bytes.count
                state = .closing
            }
        }

        private mutating func carryOut(_ bytes: UnsafeRawBufferPointer) {
            commands += 1
            let outcome = decoder.withArguments(bytes) { arguments in
                call.arguments = arguments
                return call.engine.execute(&call)
            }
            if outcome == .done {
                if call.client.isClosing { state = .closing }
            } else if outcome == .blocked {
                state = .blocked
            } else {
                commands -= 1
                offset = decoder.start
                state = .gated
            }
        }
    }
}
