/// What the HELP subcommands say, as in Redis 7.0.
enum StreamHelp {
    static let xgroup = lines(
        "XGROUP",
        """
        CREATE <key> <groupname> <id|$> [option]
            Create a new consumer group. Options are:
            * MKSTREAM
              Create the empty stream if it does not exist.
            * ENTRIESREAD entries_read
              Set the group's entries_read counter (internal use).
        CREATECONSUMER <key> <groupname> <consumer>
            Create a new consumer in the specified group.
        DELCONSUMER <key> <groupname> <consumer>
            Remove the specified consumer.
        DESTROY <key> <groupname>
            Remove the specified group.
        SETID <key> <groupname> <id|$> [ENTRIESREAD entries_read]
            Set the current group ID and entries_read counter.
        """
    )

    static let xinfo = lines(
        "XINFO",
        """
        CONSUMERS <key> <groupname>
            Show consumers of <groupname>.
        GROUPS <key>
            Show the stream consumer groups.
        STREAM <key> [FULL [COUNT <count>]
            Show information about the stream.
        """
    )

    private static func lines(_ name: String, _ text: String) -> [String] {
        ["\(name) <subcommand> [<arg> [value] [opt] ...]. Subcommands are:"]
            + text.split(separator: "\n").map(String.init) + ["HELP", "    Prints this help."]
    }
}
