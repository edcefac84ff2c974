import NIOCore

/// Finds where commands begin and end in a stream of bytes, without changing one of them.
///
/// What isn't RESP is opaque from there on: bytes pass, and no command is seen.
struct RESPCommandSplitter {
    struct Command: Equatable {
        /// In small letters.
        var name: String
        /// Of the name and the first argument, which is mostly the key.
        var hash: UInt64
        /// The value of the field `work` of a message that is added.
        var identity: String?
        /// Whether its connection has said that it is the lab's own.
        var isOwn = false
        /// What it calls its connection, if that is what it is about.
        fileprivate var connectionName: String?

        /// It says who speaks and how, and asks for nothing.
        var setsUp: Bool { ["client", "hello", "auth", "select"].contains(name) }

        /// After it replies come that no command asked for, or none at all.
        var endsPairing: Bool {
            ["subscribe", "psubscribe", "ssubscribe", "unsubscribe", "punsubscribe", "sunsubscribe", "monitor"]
                .contains(name)
        }
    }

    enum Piece: Equatable {
        case command(Command, ByteBuffer)
        case opaque(ByteBuffer)
    }

    /// A longer command isn't waited for.
    static let longestCommand = 256 * 1_024

    /// The name that the lab's own connections give themselves.
    private let ownName: String?
    private var decoder = RESPRequestDecoder()
    private var pending = ByteBuffer()
    /// Up to where `pending` was read.
    private var offset = 0
    private var isOpaque = false
    private var isOwn = false

    init(ownName: String?) {
        self.ownName = ownName
        decoder.longestCommand = RESPCommandSplitter.longestCommand
        decoder.longestBulk = RESPCommandSplitter.longestCommand
    }

    mutating func consume(_ bytes: ByteBuffer) -> [Piece] {
        guard !isOpaque else { return [.opaque(bytes)] }
        var bytes = bytes
        if pending.readableBytes == 0 { pending = bytes } else { pending.writeBuffer(&bytes) }
        var pieces: [Piece] = []
        // Not read in place: what is found is cut off as it is found.
        let whole = pending
        whole.withUnsafeReadableBytes { bytes in
            var cut = 0
            do throws(RESPProtocolError) {
                while try decoder.next(bytes, offset: &offset) {
                    var command = decoder.withArguments(bytes) { RESPCommandSplitter.command($0) }
                    if let name = command.connectionName { isOwn = name == ownName }
                    command.isOwn = isOwn
                    pieces.append(.command(command, pending.readSlice(length: offset - cut) ?? ByteBuffer()))
                    cut = offset
                }
            } catch {
                isOpaque = true
            }
            offset -= cut
        }
        if isOpaque || pending.readableBytes > 2 * RESPCommandSplitter.longestCommand {
            isOpaque = true
            pieces.append(.opaque(pending))
            pending = ByteBuffer()
        }
        return pieces
    }

    private static func command(_ arguments: RESPArguments) -> Command {
        let name = arguments.text(0).lowercased()
        var hash = RESPCommandSplitter.mix(name.utf8, 0xcbf2_9ce4_8422_2325)
        if arguments.count > 1 { hash = RESPCommandSplitter.mix(arguments[1], hash) }
        let identity = name == "xadd" ? RESPCommandSplitter.identity(arguments) : nil
        var command = Command(name: name, hash: hash, identity: identity)
        if name == "client", arguments.count == 3, arguments.matches(1, "SETNAME") {
            command.connectionName = arguments.text(2)
        }
        return command
    }

    /// FNV-1a.
    private static func mix(_ bytes: some Sequence<UInt8>, _ hash: UInt64) -> UInt64 {
        bytes.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func identity(_ arguments: RESPArguments) -> String? {
        guard arguments.count > 4 else { return nil }
        for index in 2..<(arguments.count - 1) where arguments[index].elementsEqual(Message.workField.utf8) {
            return arguments.text(index + 1)
        }
        return nil
    }
}
