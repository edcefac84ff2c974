extension CommandSpec {
    /// Redis' commands for streams, as of 7.0.
    static let streams: [CommandSpec] = [
        stream("xadd", arity: -5, [.write, .denyOOM, .fast]) { call throws(ReplyError) in try call.xadd() },
        stream("xlen", arity: 2, [.readOnly, .fast]) { call throws(ReplyError) in
            call.reply.integer(try call.stream(1, .read)?.stream.length ?? 0)
        },
        stream("xrange", arity: -4, [.readOnly]) { call throws(ReplyError) in try call.xrange(reversed: false) },
        stream("xrevrange", arity: -4, [.readOnly]) { call throws(ReplyError) in try call.xrange(reversed: true) },
        stream("xdel", arity: -3, [.write, .fast]) { call throws(ReplyError) in try call.xdel() },
        stream("xtrim", arity: -4, [.write]) { call throws(ReplyError) in try call.xtrim() },
        stream("xsetid", arity: -3, [.write, .denyOOM, .fast]) { call throws(ReplyError) in try call.xsetid() },
        stream("xread", arity: -4, [.readOnly, .blocking, .movableKeys], keys: 0, 0, 0) { call throws(ReplyError) in
            try call.xread()
        },
        stream("xreadgroup", arity: -7, [.write, .blocking, .movableKeys], keys: 0, 0, 0) { call throws(ReplyError) in
            try call.xreadgroup()
        },
        stream("xack", arity: -4, [.write, .fast]) { call throws(ReplyError) in try call.xack() },
        stream("xpending", arity: -3, [.readOnly]) { call throws(ReplyError) in try call.xpending() },
        stream("xclaim", arity: -6, [.write, .fast]) { call throws(ReplyError) in try call.xclaim() },
        stream("xautoclaim", arity: -6, [.write, .fast], since: "6.2.0") { call throws(ReplyError) in
            try call.xautoclaim()
        },
        stream("xgroup", arity: -2, [.write], keys: 0, 0, 0) { call throws(ReplyError) in try call.xgroup() },
        stream("xinfo", arity: -2, [.readOnly], keys: 0, 0, 0) { call throws(ReplyError) in try call.xinfo() },
    ]

    private static func stream(
        _ name: String,
        arity: Int,
        _ flags: CommandFlags,
        keys first: Int = 1,
        _ last: Int = 1,
        _ step: Int = 1,
        since: String = "5.0.0",
        _ body: @escaping @Sendable (inout CommandCall) throws(ReplyError) -> Void
    ) -> CommandSpec {
        CommandSpec(name, arity: arity, flags, keys: first, last, step, group: "stream", since: since) { call in
            do throws(ReplyError) {
                try body(&call)
            } catch {
                call.reply.error(bytes: error.bytes)
            }
        }
    }
}
