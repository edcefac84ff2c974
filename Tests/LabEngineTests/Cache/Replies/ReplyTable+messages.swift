extension ReplyTable {
    /// Subscriptions and messages.
    static let messages = #"""
        # subscribe mode
        > SUBSCRIBE a => *3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n
        > SUBSCRIBE a b => *3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n
        > PING => *2\r\n$4\r\npong\r\n$0\r\n\r\n
        > PING x => *2\r\n$4\r\npong\r\n$1\r\nx\r\n
        > PING a b => -ERR wrong number of arguments for 'ping' command\r\n
        > GET k => -ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n
        > FOO => -ERR unknown command 'FOO', with args beginning with: \r\n
        > SET => -ERR wrong number of arguments for 'set' command\r\n
        > CLIENT ID => -ERR Can't execute 'client|id': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n
        > MULTI => -ERR Can't execute 'multi': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n
        > PUBLISH a x => -ERR Can't execute 'publish': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context\r\n
        > PSUBSCRIBE p* => *3\r\n$10\r\npsubscribe\r\n$2\r\np*\r\n:3\r\n
        > UNSUBSCRIBE a => *3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:2\r\n
        > UNSUBSCRIBE b => *3\r\n$11\r\nunsubscribe\r\n$1\r\nb\r\n:1\r\n
        > UNSUBSCRIBE nothing => *3\r\n$11\r\nunsubscribe\r\n$7\r\nnothing\r\n:1\r\n
        > PUNSUBSCRIBE p* => *3\r\n$12\r\npunsubscribe\r\n$2\r\np*\r\n:0\r\n
        > UNSUBSCRIBE => *3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n
        > PUNSUBSCRIBE => *3\r\n$12\r\npunsubscribe\r\n$-1\r\n:0\r\n
        > PING => +PONG\r\n
        > SUBSCRIBE => -ERR wrong number of arguments for 'subscribe' command\r\n
        > PSUBSCRIBE => -ERR wrong number of arguments for 'psubscribe' command\r\n
        > PUBLISH => -ERR wrong number of arguments for 'publish' command\r\n
        > PUBLISH a => -ERR wrong number of arguments for 'publish' command\r\n
        > PUBLISH a b c => -ERR wrong number of arguments for 'publish' command\r\n
        > PUBLISH nobody x => :0\r\n
        > SUBSCRIBE c => *3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        > UNSUBSCRIBE => *3\r\n$11\r\nunsubscribe\r\n$1\r\nc\r\n:0\r\n
        > PSUBSCRIBE d* => *3\r\n$10\r\npsubscribe\r\n$2\r\nd*\r\n:1\r\n
        > PUNSUBSCRIBE => *3\r\n$12\r\npunsubscribe\r\n$2\r\nd*\r\n:0\r\n
        > SUBSCRIBE c => *3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        > RESET => +RESET\r\n
        > PING => +PONG\r\n
        > SUBSCRIBE c => *3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        > QUIT => +OK\r\n<closed>

        # messages
        > SUBSCRIBE news => *3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n
        2> PUBLISH news hello => :1\r\n
        1< => *3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$5\r\nhello\r\n
        2> PUBLISH news "" => :1\r\n
        1< => *3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$0\r\n\r\n
        2> PUBLISH other x => :0\r\n
        > PSUBSCRIBE n* => *3\r\n$10\r\npsubscribe\r\n$2\r\nn*\r\n:2\r\n
        2> PUBLISH news both => :2\r\n
        1< => *3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\nboth\r\n*4\r\n$8\r\npmessage\r\n$2\r\nn*\r\n$4\r\nnews\r\n$4\r\nboth\r\n
        2> PUBLISH nothing one => :1\r\n
        1< => *4\r\n$8\r\npmessage\r\n$2\r\nn*\r\n$7\r\nnothing\r\n$3\r\none\r\n
        2> PUBSUB CHANNELS => *1\r\n$4\r\nnews\r\n
        2> PUBSUB CHANNELS n* => *1\r\n$4\r\nnews\r\n
        2> PUBSUB CHANNELS x* => *0\r\n
        2> PUBSUB NUMSUB news other => *4\r\n$4\r\nnews\r\n:1\r\n$5\r\nother\r\n:0\r\n
        2> PUBSUB NUMSUB => *0\r\n
        2> PUBSUB NUMPAT => :1\r\n
        2> PUBSUB FOO => -ERR unknown subcommand 'FOO'. Try PUBSUB HELP.\r\n
        2> PUBSUB => -ERR wrong number of arguments for 'pubsub' command\r\n
        2> PUBSUB NUMPAT x => -ERR wrong number of arguments for 'pubsub|numpat' command\r\n
        > UNSUBSCRIBE news => *3\r\n$11\r\nunsubscribe\r\n$4\r\nnews\r\n:1\r\n
        2> PUBLISH news patterns => :1\r\n
        1< => *4\r\n$8\r\npmessage\r\n$2\r\nn*\r\n$4\r\nnews\r\n$8\r\npatterns\r\n
        > PUNSUBSCRIBE n* => *3\r\n$12\r\npunsubscribe\r\n$2\r\nn*\r\n:0\r\n
        2> PUBLISH news one => :0\r\n
        1< => 

        # messages within a transaction
        > SUBSCRIBE news => *3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n
        2> MULTI => +OK\r\n
        2> PUBLISH news 1 => +QUEUED\r\n
        2> PUBLISH news 2 => +QUEUED\r\n
        2> EXEC => *2\r\n:1\r\n:1\r\n
        1< => *3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$1\r\n1\r\n*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$1\r\n2\r\n

        # subscribing within a transaction
        > MULTI => +OK\r\n
        > SUBSCRIBE a => +QUEUED\r\n
        > PING => +QUEUED\r\n
        > EXEC => *2\r\n*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*2\r\n$4\r\npong\r\n$0\r\n\r\n
        > PING => *2\r\n$4\r\npong\r\n$0\r\n\r\n
        > UNSUBSCRIBE => *3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:0\r\n

        # the same channel, two listeners
        > SUBSCRIBE c => *3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        2> SUBSCRIBE c => *3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n
        3> PUBLISH c hi => :2\r\n
        1< => *3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n
        2< => *3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n
        """#
}
