extension ReplyTable {
    /// The connection, configuration, and a cache without room.
    static let connection = #"""
        # ping and echo
        > PING => +PONG\r\n
        > ping => +PONG\r\n
        > PING hello => $5\r\nhello\r\n
        > PING a b => -ERR wrong number of arguments for 'ping' command\r\n
        > PING "" => $0\r\n\r\n
        > ECHO hi => $2\r\nhi\r\n
        > ECHO "" => $0\r\n\r\n
        > ECHO => -ERR wrong number of arguments for 'echo' command\r\n
        > ECHO a b => -ERR wrong number of arguments for 'echo' command\r\n
        > ECHO "\r\n" => $2\r\n\r\n\r\n

        # unknown commands
        > FOO => -ERR unknown command 'FOO', with args beginning with: \r\n
        > foo bar => -ERR unknown command 'foo', with args beginning with: 'bar' \r\n
        > FOO a b c d e f => -ERR unknown command 'FOO', with args beginning with: 'a' 'b' 'c' 'd' 'e' 'f' \r\n
        > FOO aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb => -ERR unknown command 'FOO', with args beginning with: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' \r\n
        > FOO aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbb ccc => -ERR unknown command 'FOO', with args beginning with: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' 'b' \r\n
        > FOO "a\r\nb" "c\x00d" e => -ERR unknown command 'FOO', with args beginning with: 'a  b' 'c' 'e' \r\n
        > FOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOO x => -ERR unknown command 'FOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOO', with args beginning with: 'x' \r\n
        > "" => -ERR unknown command '', with args beginning with: \r\n
        > "" x => -ERR unknown command '', with args beginning with: 'x' \r\n
        > GETS k => -ERR unknown command 'GETS', with args beginning with: 'k' \r\n
        > GE k => -ERR unknown command 'GE', with args beginning with: 'k' \r\n
        > "GET\x00" k => -ERR unknown command 'GET', with args beginning with: 'k' \r\n

        # hello
        > HELLO 2 => *14\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$6\r\n7.0.15\r\n$5\r\nproto\r\n:2\r\n$2\r\nid\r\n:<n>\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*0\r\n
        > HELLO 4 => -NOPROTO unsupported protocol version\r\n
        > HELLO 1 => -NOPROTO unsupported protocol version\r\n
        > HELLO abc => -ERR Protocol version is not an integer or out of range\r\n
        > HELLO 3.0 => -ERR Protocol version is not an integer or out of range\r\n
        > HELLO 2 SETNAME => -ERR Syntax error in HELLO option 'SETNAME'\r\n
        > HELLO 2 SETNAME "a b" => -ERR Client names cannot contain spaces, newlines or special characters.\r\n
        > HELLO 2 FOO => -ERR Syntax error in HELLO option 'FOO'\r\n
        > HELLO 2 FOO bar => -ERR Syntax error in HELLO option 'FOO'\r\n
        > HELLO 2 AUTH => -ERR Syntax error in HELLO option 'AUTH'\r\n
        > HELLO 2 AUTH default => -ERR Syntax error in HELLO option 'AUTH'\r\n
        > HELLO 2 AUTH nobody x => -WRONGPASS invalid username-password pair or user is disabled.\r\n
        > HELLO 2 "a\r\nb" => -ERR Syntax error in HELLO option 'a  b'\r\n
        > CLIENT GETNAME => $-1\r\n

        # auth
        > AUTH x => -ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?\r\n
        > AUTH default x => +OK\r\n
        > AUTH nobody x => -WRONGPASS invalid username-password pair or user is disabled.\r\n
        > AUTH a b c => -ERR syntax error\r\n
        > AUTH => -ERR wrong number of arguments for 'auth' command\r\n

        # client
        > CLIENT SETNAME me => +OK\r\n
        > CLIENT GETNAME => $2\r\nme\r\n
        > CLIENT SETNAME "a b" => -ERR Client names cannot contain spaces, newlines or special characters.\r\n
        > CLIENT SETNAME "a\nb" => -ERR Client names cannot contain spaces, newlines or special characters.\r\n
        > CLIENT SETNAME "" => +OK\r\n
        > CLIENT GETNAME => $-1\r\n
        > CLIENT SETNAME => -ERR wrong number of arguments for 'client|setname' command\r\n
        > CLIENT SETNAME a b => -ERR wrong number of arguments for 'client|setname' command\r\n
        > CLIENT SETINFO lib-name x => -ERR unknown subcommand 'SETINFO'. Try CLIENT HELP.\r\n
        > CLIENT => -ERR wrong number of arguments for 'client' command\r\n
        > CLIENT FOO => -ERR unknown subcommand 'FOO'. Try CLIENT HELP.\r\n
        > CLIENT foo bar => -ERR unknown subcommand 'foo'. Try CLIENT HELP.\r\n
        > CLIENT "x\r\ny" => -ERR unknown subcommand 'x  y'. Try CLIENT HELP.\r\n
        > CLIENT ID x => -ERR wrong number of arguments for 'client|id' command\r\n
        > CLIENT GETNAME x => -ERR wrong number of arguments for 'client|getname' command\r\n
        > CLIENT REPLY x => -ERR syntax error\r\n
        > CLIENT REPLY => -ERR wrong number of arguments for 'client|reply' command\r\n
        > CLIENT REPLY ON => +OK\r\n
        > CLIENT NO-EVICT ON => +OK\r\n
        > CLIENT NO-EVICT off => +OK\r\n
        > CLIENT NO-EVICT x => -ERR syntax error\r\n
        > CLIENT NO-EVICT => -ERR wrong number of arguments for 'client|no-evict' command\r\n
        > CLIENT INFO x => -ERR wrong number of arguments for 'client|info' command\r\n
        > CLIENT LIST FOO => -ERR syntax error\r\n
        > CLIENT LIST TYPE => -ERR syntax error\r\n
        > CLIENT LIST TYPE foo => -ERR Unknown client type 'foo'\r\n
        > CLIENT LIST TYPE master => $0\r\n\r\n
        > CLIENT LIST ID => -ERR syntax error\r\n
        > CLIENT LIST ID abc => -ERR Invalid client ID\r\n
        > CLIENT LIST ID 0 => $0\r\n\r\n
        > CLIENT LIST ID -1 => $0\r\n\r\n
        > CLIENT LIST ID 99999999 => $0\r\n\r\n
        > CLIENT LIST TYPE normal x => -ERR syntax error\r\n

        # reset
        > SELECT 3 => +OK\r\n
        > CLIENT SETNAME me => +OK\r\n
        > MULTI => +OK\r\n
        > SET k v => +QUEUED\r\n
        > RESET => +RESET\r\n
        > CLIENT GETNAME => $-1\r\n
        > EXEC => -ERR EXEC without MULTI\r\n
        > RESET x => -ERR wrong number of arguments for 'reset' command\r\n

        # reply skip
        > CLIENT REPLY SKIP => 
        > PING => 
        > PING after => $5\r\nafter\r\n
        > CLIENT REPLY OFF => 
        > PING => 
        > CLIENT REPLY SKIP => 
        > CLIENT REPLY ON => +OK\r\n
        > PING again => $5\r\nagain\r\n

        # quit
        > QUIT => +OK\r\n<closed>

        # quit with words
        > QUIT a b => +OK\r\n<closed>

        # command
        > COMMAND INFO get client|id => *2\r\n*10\r\n$3\r\nget\r\n:2\r\n*2\r\n+readonly\r\n+fast\r\n:1\r\n:1\r\n:1\r\n*3\r\n+@read\r\n+@string\r\n+@fast\r\n*0\r\n*1\r\n*6\r\n$5\r\nflags\r\n*2\r\n+RO\r\n+access\r\n$12\r\nbegin_search\r\n*4\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n*2\r\n$5\r\nindex\r\n:1\r\n$9\r\nfind_keys\r\n*4\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n*6\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n*0\r\n*10\r\n$9\r\nclient|id\r\n:2\r\n*3\r\n+noscript\r\n+loading\r\n+stale\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@slow\r\n+@connection\r\n*0\r\n*0\r\n*0\r\n
        > COMMAND INFO foo client|foo => *2\r\n$-1\r\n$-1\r\n
        > COMMAND INFO setex expire keys scan => *4\r\n*10\r\n$5\r\nsetex\r\n:4\r\n*2\r\n+write\r\n+denyoom\r\n:1\r\n:1\r\n:1\r\n*3\r\n+@write\r\n+@string\r\n+@slow\r\n*0\r\n*1\r\n*6\r\n$5\r\nflags\r\n*2\r\n+OW\r\n+update\r\n$12\r\nbegin_search\r\n*4\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n*2\r\n$5\r\nindex\r\n:1\r\n$9\r\nfind_keys\r\n*4\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n*6\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n*0\r\n*10\r\n$6\r\nexpire\r\n:-3\r\n*2\r\n+write\r\n+fast\r\n:1\r\n:1\r\n:1\r\n*3\r\n+@keyspace\r\n+@write\r\n+@fast\r\n*0\r\n*1\r\n*6\r\n$5\r\nflags\r\n*2\r\n+RW\r\n+update\r\n$12\r\nbegin_search\r\n*4\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n*2\r\n$5\r\nindex\r\n:1\r\n$9\r\nfind_keys\r\n*4\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n*6\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n*0\r\n*10\r\n$4\r\nkeys\r\n:2\r\n*1\r\n+readonly\r\n:0\r\n:0\r\n:0\r\n*4\r\n+@keyspace\r\n+@read\r\n+@slow\r\n+@dangerous\r\n*2\r\n$25\r\nrequest_policy:all_shards\r\n$29\r\nnondeterministic_output_order\r\n*0\r\n*0\r\n*10\r\n$4\r\nscan\r\n:-2\r\n*1\r\n+readonly\r\n:0\r\n:0\r\n:0\r\n*3\r\n+@keyspace\r\n+@read\r\n+@slow\r\n*2\r\n$23\r\nnondeterministic_output\r\n$22\r\nrequest_policy:special\r\n*0\r\n*0\r\n
        > COMMAND INFO flushall config|get multi exec => *4\r\n*10\r\n$8\r\nflushall\r\n:-1\r\n*1\r\n+write\r\n:0\r\n:0\r\n:0\r\n*4\r\n+@keyspace\r\n+@write\r\n+@slow\r\n+@dangerous\r\n*2\r\n$25\r\nrequest_policy:all_shards\r\n$29\r\nresponse_policy:all_succeeded\r\n*0\r\n*0\r\n*10\r\n$10\r\nconfig|get\r\n:-3\r\n*4\r\n+admin\r\n+noscript\r\n+loading\r\n+stale\r\n:0\r\n:0\r\n:0\r\n*3\r\n+@admin\r\n+@slow\r\n+@dangerous\r\n*0\r\n*0\r\n*0\r\n*10\r\n$5\r\nmulti\r\n:1\r\n*5\r\n+noscript\r\n+loading\r\n+stale\r\n+fast\r\n+allow_busy\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@fast\r\n+@transaction\r\n*0\r\n*0\r\n*0\r\n*10\r\n$4\r\nexec\r\n:1\r\n*4\r\n+noscript\r\n+loading\r\n+stale\r\n+skip_slowlog\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@slow\r\n+@transaction\r\n*0\r\n*0\r\n*0\r\n
        > COMMAND INFO subscribe publish object|encoding memory|usage => *4\r\n*10\r\n$9\r\nsubscribe\r\n:-2\r\n*4\r\n+pubsub\r\n+noscript\r\n+loading\r\n+stale\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@pubsub\r\n+@slow\r\n*0\r\n*0\r\n*0\r\n*10\r\n$7\r\npublish\r\n:3\r\n*4\r\n+pubsub\r\n+loading\r\n+stale\r\n+fast\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@pubsub\r\n+@fast\r\n*0\r\n*0\r\n*0\r\n*10\r\n$15\r\nobject|encoding\r\n:3\r\n*1\r\n+readonly\r\n:2\r\n:2\r\n:1\r\n*3\r\n+@keyspace\r\n+@read\r\n+@slow\r\n*1\r\n$23\r\nnondeterministic_output\r\n*1\r\n*6\r\n$5\r\nflags\r\n*1\r\n+RO\r\n$12\r\nbegin_search\r\n*4\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n*2\r\n$5\r\nindex\r\n:2\r\n$9\r\nfind_keys\r\n*4\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n*6\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n*0\r\n*10\r\n$12\r\nmemory|usage\r\n:-3\r\n*1\r\n+readonly\r\n:2\r\n:2\r\n:1\r\n*2\r\n+@read\r\n+@slow\r\n*0\r\n*1\r\n*6\r\n$5\r\nflags\r\n*1\r\n+RO\r\n$12\r\nbegin_search\r\n*4\r\n$4\r\ntype\r\n$5\r\nindex\r\n$4\r\nspec\r\n*2\r\n$5\r\nindex\r\n:2\r\n$9\r\nfind_keys\r\n*4\r\n$4\r\ntype\r\n$5\r\nrange\r\n$4\r\nspec\r\n*6\r\n$7\r\nlastkey\r\n:0\r\n$7\r\nkeystep\r\n:1\r\n$5\r\nlimit\r\n:0\r\n*0\r\n
        > COMMAND INFO hello auth select info => *4\r\n*10\r\n$5\r\nhello\r\n:-1\r\n*6\r\n+noscript\r\n+loading\r\n+stale\r\n+fast\r\n+no_auth\r\n+allow_busy\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@fast\r\n+@connection\r\n*0\r\n*0\r\n*0\r\n*10\r\n$4\r\nauth\r\n:-2\r\n*6\r\n+noscript\r\n+loading\r\n+stale\r\n+fast\r\n+no_auth\r\n+allow_busy\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@fast\r\n+@connection\r\n*0\r\n*0\r\n*0\r\n*10\r\n$6\r\nselect\r\n:2\r\n*3\r\n+loading\r\n+stale\r\n+fast\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@fast\r\n+@connection\r\n*0\r\n*0\r\n*0\r\n*10\r\n$4\r\ninfo\r\n:-1\r\n*2\r\n+loading\r\n+stale\r\n:0\r\n:0\r\n:0\r\n*2\r\n+@slow\r\n+@dangerous\r\n*3\r\n$23\r\nnondeterministic_output\r\n$25\r\nrequest_policy:all_shards\r\n$23\r\nresponse_policy:special\r\n*0\r\n*0\r\n
        > COMMAND COUNT x => -ERR wrong number of arguments for 'command|count' command\r\n
        > COMMAND FOO => -ERR unknown subcommand 'FOO'. Try COMMAND HELP.\r\n
        > COMMAND DOCS foo => *0\r\n

        # config
        > CONFIG GET maxmemory => *2\r\n$9\r\nmaxmemory\r\n$1\r\n0\r\n
        > CONFIG GET MAXMEMORY => *2\r\n$9\r\nMAXMEMORY\r\n$1\r\n0\r\n
        > CONFIG GET maxmemory-policy => *2\r\n$16\r\nmaxmemory-policy\r\n$10\r\nnoeviction\r\n
        > CONFIG GET save => *2\r\n$4\r\nsave\r\n$0\r\n\r\n
        > CONFIG GET appendonly => *2\r\n$10\r\nappendonly\r\n$2\r\nno\r\n
        > CONFIG GET databases => *2\r\n$9\r\ndatabases\r\n$2\r\n16\r\n
        > CONFIG GET nothing => *0\r\n
        > CONFIG GET => -ERR wrong number of arguments for 'config|get' command\r\n
        > CONFIG SET => -ERR wrong number of arguments for 'config|set' command\r\n
        > CONFIG SET maxmemory => -ERR wrong number of arguments for 'config|set' command\r\n
        > CONFIG SET maxmemory 100mb => +OK\r\n
        > CONFIG GET maxmemory => *2\r\n$9\r\nmaxmemory\r\n$9\r\n104857600\r\n
        > CONFIG SET maxmemory 1k => +OK\r\n
        > CONFIG GET maxmemory => *2\r\n$9\r\nmaxmemory\r\n$4\r\n1000\r\n
        > CONFIG SET maxmemory 0 => +OK\r\n
        > CONFIG SET maxmemory abc => -ERR CONFIG SET failed (possibly related to argument 'maxmemory') - argument must be a memory value\r\n
        > CONFIG SET maxmemory -1 => -ERR CONFIG SET failed (possibly related to argument 'maxmemory') - argument must be a memory value\r\n
        > CONFIG SET maxmemory 1x => -ERR CONFIG SET failed (possibly related to argument 'maxmemory') - argument must be a memory value\r\n
        > CONFIG SET maxmemory 1 maxmemory => -ERR syntax error\r\n
        > CONFIG SET maxmemory 1 maxmemory 2 => -ERR CONFIG SET failed (possibly related to argument 'maxmemory') - duplicate parameter\r\n
        > CONFIG SET nothing 1 => -ERR Unknown option or number of arguments for CONFIG SET - 'nothing'\r\n
        > CONFIG SET Nothing 1 => -ERR Unknown option or number of arguments for CONFIG SET - 'Nothing'\r\n
        > CONFIG SET maxmemory-policy allkeys-lru => +OK\r\n
        > CONFIG GET maxmemory-policy => *2\r\n$16\r\nmaxmemory-policy\r\n$11\r\nallkeys-lru\r\n
        > CONFIG SET maxmemory-policy ALLKEYS-LFU => +OK\r\n
        > CONFIG GET maxmemory-policy => *2\r\n$16\r\nmaxmemory-policy\r\n$11\r\nallkeys-lfu\r\n
        > SET k v => +OK\r\n
        > OBJECT FREQ k => :5\r\n
        > OBJECT IDLETIME k => -ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust.\r\n
        > OBJECT FREQ missing => $-1\r\n
        > CONFIG SET maxmemory-policy foo => -ERR CONFIG SET failed (possibly related to argument 'maxmemory-policy') - argument(s) must be one of the following: volatile-lru, volatile-lfu, volatile-random, volatile-ttl, allkeys-lru, allkeys-lfu, allkeys-random, noeviction\r\n
        > CONFIG SET maxmemory-policy noeviction maxmemory 0 => +OK\r\n
        > CONFIG SET save "" => +OK\r\n
        > CONFIG SET appendonly no => +OK\r\n
        > CLIENT FOO HELP => -ERR unknown subcommand 'FOO'. Try CLIENT HELP.\r\n
        > CONFIG FOO => -ERR unknown subcommand 'FOO'. Try CONFIG HELP.\r\n
        > CONFIG => -ERR wrong number of arguments for 'config' command\r\n
        > CONFIG RESETSTAT => +OK\r\n
        > CONFIG RESETSTAT x => -ERR wrong number of arguments for 'config|resetstat' command\r\n
        > INFO nothing => $0\r\n\r\n
        > TIME x => -ERR wrong number of arguments for 'time' command\r\n

        # memory is used up
        > SET k v => +OK\r\n
        > CONFIG SET maxmemory 1 => +OK\r\n
        > SET a b => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > APPEND k x => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > INCR n => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > MSET a 1 => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > GETSET k v => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > GET k => $1\r\nv\r\n
        > GETEX k => $1\r\nv\r\n
        > DEL other => :0\r\n
        > EXPIRE k 100 => :1\r\n
        > MULTI => +OK\r\n
        > SET a b => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > EXEC => -EXECABORT Transaction discarded because of previous errors.\r\n
        > MULTI => +OK\r\n
        > PING => -OOM command not allowed when used memory > 'maxmemory'.\r\n
        > EXEC => -EXECABORT Transaction discarded because of previous errors.\r\n
        > CONFIG SET maxmemory 0 => +OK\r\n
        > SET a b => +OK\r\n

        # memory is used up within a transaction
        > SET k v => +OK\r\n
        > MULTI => +OK\r\n
        > SET a b => +QUEUED\r\n
        2> CONFIG SET maxmemory 1 => +OK\r\n
        > EXEC => -EXECABORT Transaction discarded because of: OOM command not allowed when used memory > 'maxmemory'.\r\n
        2> CONFIG SET maxmemory 0 => +OK\r\n
        > PING => +PONG\r\n
        """#
}
