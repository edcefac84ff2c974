extension ReplyTable {
    /// The protocol itself, sound and broken.
    static let framing = #"""
        # multibulk
        ! *1\r\n$4\r\nPING\r\n => +PONG\r\n
        ! *2\r\n$4\r\nECHO\r\n$0\r\n\r\n => $0\r\n\r\n
        ! *0\r\n*1\r\n$4\r\nPING\r\n => +PONG\r\n
        ! *-1\r\n*1\r\n$4\r\nPING\r\n => +PONG\r\n
        ! *-10\r\n*1\r\n$4\r\nPING\r\n => +PONG\r\n
        ! *1\r\n$4\r\nPINGxx*1\r\n$4\r\nPING\r\n => +PONG\r\n+PONG\r\n
        ! *1\r\n$4\r\nPING\r\nPING\r\n => +PONG\r\n+PONG\r\n
        ! \r\n\r\nPING\r\n => +PONG\r\n
        ! PING\n => +PONG\r\n
        ! PING hello\r\n => $5\r\nhello\r\n
        !   PING   spaced  \r\n => $6\r\nspaced\r\n
        ! ECHO "a\\nb\\x41\\"\\q"\r\n => $6\r\na\nbA"q\r\n
        ! ECHO 'a\\nb\\'c'\r\n => $6\r\na\\nb'c\r\n
        ! ECHO "a b"\r\n => $3\r\na b\r\n
        ! ECHO ""\r\n => $0\r\n\r\n
        ! ECHO a"b c"\r\n => $4\r\nab c\r\n
        ! ECHO a\tb\r\n => -ERR wrong number of arguments for 'echo' command\r\n
        ! ECHO \\x41\r\n => $4\r\n\\x41\r\n
        ! ECHO "\\xzz\\x4"\r\n => $5\r\nxzzx4\r\n
        ! ECHO "\\t\\b\\a\\r\\n"\r\n => $5\r\n\x09\x08\x07\r\n\r\n
        ! ECHO caf\xc3\xa9\r\n => $5\r\ncaf\xc3\xa9\r\n
        ! SET k "v"\r\nGET k\r\n => +OK\r\n$1\r\nv\r\n

        # too long a count
        ! *2147483648\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>

        # no count
        ! *abc\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>

        # count with a plus
        ! *+1\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>

        # count with a zero
        ! *01\r\n$4\r\nPING\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>

        # empty count
        ! *\r\nPING\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>

        # no dollar
        ! *1\r\nPING\r\n => -ERR Protocol error: expected '$', got 'P'\r\n<closed>

        # no dollar but a colon
        ! *1\r\n:4\r\nPING\r\n => -ERR Protocol error: expected '$', got ':'\r\n<closed>

        # empty bulk line
        ! *1\r\n\r\n => -ERR Protocol error: expected '$', got ' '\r\n<closed>

        # no length
        ! *1\r\n$abc\r\n => -ERR Protocol error: invalid bulk length\r\n<closed>

        # negative length
        ! *1\r\n$-1\r\n => -ERR Protocol error: invalid bulk length\r\n<closed>

        # too long a length
        ! *1\r\n$536870913\r\n => -ERR Protocol error: invalid bulk length\r\n<closed>

        # empty length
        ! *1\r\n$\r\n => -ERR Protocol error: invalid bulk length\r\n<closed>

        # second argument broken
        ! *2\r\n$3\r\nGET\r\n+k\r\n => -ERR Protocol error: expected '$', got '+'\r\n<closed>

        # after good commands
        ! PING\r\n*1\r\n$4\r\nPING\r\n*1\r\nx\r\n => +PONG\r\n+PONG\r\n-ERR Protocol error: expected '$', got 'x'\r\n<closed>

        # unbalanced quotes
        ! ECHO "abc\r\n => -ERR Protocol error: unbalanced quotes in request\r\n<closed>

        # unbalanced single quotes
        ! ECHO 'abc\r\n => -ERR Protocol error: unbalanced quotes in request\r\n<closed>

        # text behind a quote
        ! ECHO "abc"d\r\n => -ERR Protocol error: unbalanced quotes in request\r\n<closed>

        # text behind a single quote
        ! ECHO 'abc'd\r\n => -ERR Protocol error: unbalanced quotes in request\r\n<closed>

        # newline in the count
        ! *1\n$4\nPING\r\n => -ERR Protocol error: invalid multibulk length\r\n<closed>
        """#
}
