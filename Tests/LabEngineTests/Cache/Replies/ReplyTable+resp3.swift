extension ReplyTable {
    /// What differs in RESP3.
    static let resp3 = #"""
        #3 replies
        > GET missing => _\r\n
        > SET k v => +OK\r\n
        > GET k => $1\r\nv\r\n
        > MGET k missing => *2\r\n$1\r\nv\r\n_\r\n
        > GETDEL missing => _\r\n
        > GETSET new 1 => _\r\n
        > SET x 1 XX => _\r\n
        > CLIENT GETNAME => _\r\n
        > RANDOMKEY x => -ERR wrong number of arguments for 'randomkey' command\r\n
        > CONFIG GET maxmemory => %1\r\n$9\r\nmaxmemory\r\n$1\r\n0\r\n
        > CONFIG GET nothing => %0\r\n
        > COMMAND INFO get => *1\r\n*10\r\n$3\r\nget\r\n:2\r\n~2\r\n+readonly\r\n+fast\r\n:1\r\n:1\r\n:1\r\n~3\r\n+@read\r\n+@string\r\n+@fast\r\n~0\r\n~1\r\n%3\r\n$5\r\nflags\r\n~2\r\n+RO\r\n+access\r\n$12\r\nbegin_search\r\n%2\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n%1\r\n$5\r\nindex\r\n:1\r\n$9\r\nfind_keys\r\n%2\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n%3\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n~0\r\n
        > COMMAND INFO foo => *1\r\n_\r\n
        > OBJECT ENCODING missing => _\r\n
        > EXISTS k => :1\r\n
        > KEYS k => *1\r\n$1\r\nk\r\n
        > SCAN 0 MATCH zzz => *2\r\n$1\r\n0\r\n*0\r\n
        > MULTI => +OK\r\n
        > GET missing => +QUEUED\r\n
        > EXEC => *1\r\n_\r\n
        > WATCH k => +OK\r\n
        > SET k w => +OK\r\n
        > MULTI => +OK\r\n
        > EXEC => _\r\n
        > INFO nothing => =4\r\ntxt:\r\n
        > CLIENT LIST TYPE master => =4\r\ntxt:\r\n
        > FOO => -ERR unknown command 'FOO', with args beginning with: \r\n
        > HELLO 2 => *14\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$6\r\n7.0.15\r\n$5\r\nproto\r\n:2\r\n$2\r\nid\r\n:<n>\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*0\r\n
        > GET missing => $-1\r\n

        #3 subscriptions
        > SUBSCRIBE a => >3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n
        > PING => +PONG\r\n
        > PING x => $1\r\nx\r\n
        > GET missing => _\r\n
        > PSUBSCRIBE p* => >3\r\n$10\r\npsubscribe\r\n$2\r\np*\r\n:2\r\n
        > UNSUBSCRIBE a => >3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:1\r\n
        > PUNSUBSCRIBE => >3\r\n$12\r\npunsubscribe\r\n$2\r\np*\r\n:0\r\n
        > UNSUBSCRIBE => >3\r\n$11\r\nunsubscribe\r\n_\r\n:0\r\n
        > SUBSCRIBE c => >3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        > PUBLISH c own => >3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$3\r\nown\r\n:1\r\n
        > SET k v => +OK\r\n
        > PUBSUB NUMSUB c d => *4\r\n$1\r\nc\r\n:1\r\n$1\r\nd\r\n:0\r\n
        > RESET => +RESET\r\n
        > GET missing => $-1\r\n

        #3 pushes
        > SUBSCRIBE c => >3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        > PSUBSCRIBE c* => >3\r\n$10\r\npsubscribe\r\n$2\r\nc*\r\n:2\r\n
        2> PUBLISH c hi => :2\r\n
        1< => >3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n>4\r\n$8\r\npmessage\r\n$2\r\nc*\r\n$1\r\nc\r\n$2\r\nhi\r\n
        """#
}
