import NIOCore
import Testing

@testable import LabEngine

struct RESPWriterTests {
    static func written(version: Int, _ write: (inout RESPWriter) -> Void) -> String {
        var writer = RESPWriter()
        writer.version = version
        write(&writer)
        return String(buffer: writer.buffer)
    }

    private static let replies: [(@Sendable (inout RESPWriter) -> Void, String, String)] = [
        ({ $0.ok() }, "+OK\r\n", "+OK\r\n"),
        ({ $0.simple("PONG") }, "+PONG\r\n", "+PONG\r\n"),
        ({ $0.status("a") }, "+a\r\n", "+a\r\n"),
        ({ $0.error("ERR x") }, "-ERR x\r\n", "-ERR x\r\n"),
        ({ $0.error("ERR a\r\nb" as String) }, "-ERR a  b\r\n", "-ERR a  b\r\n"),
        ({ $0.error(bytes: Array("ERR a\nb".utf8)) }, "-ERR a b\r\n", "-ERR a b\r\n"),
        ({ $0.integer(0) }, ":0\r\n", ":0\r\n"),
        ({ $0.integer(-10) }, ":-10\r\n", ":-10\r\n"),
        ({ $0.integer(Int64.min) }, ":-9223372036854775808\r\n", ":-9223372036854775808\r\n"),
        ({ $0.integer(Int64.max) }, ":9223372036854775807\r\n", ":9223372036854775807\r\n"),
        ({ $0.bulk("hello") }, "$5\r\nhello\r\n", "$5\r\nhello\r\n"),
        ({ $0.bulk([UInt8]()) }, "$0\r\n\r\n", "$0\r\n\r\n"),
        ({ $0.bulk(Array(repeating: 65, count: 12)) }, "$12\r\nAAAAAAAAAAAA\r\n", "$12\r\nAAAAAAAAAAAA\r\n"),
        ({ $0.null() }, "$-1\r\n", "_\r\n"),
        ({ $0.nullArray() }, "*-1\r\n", "_\r\n"),
        ({ $0.arrayHeader(3) }, "*3\r\n", "*3\r\n"),
        ({ $0.mapHeader(3) }, "*6\r\n", "%3\r\n"),
        ({ $0.setHeader(3) }, "*3\r\n", "~3\r\n"),
        ({ $0.pushHeader(3) }, "*3\r\n", ">3\r\n"),
        ({ $0.verbatim("ab") }, "$2\r\nab\r\n", "=6\r\ntxt:ab\r\n"),
        ({ $0.boolean(true) }, ":1\r\n", "#t\r\n"),
        ({ $0.boolean(false) }, ":0\r\n", "#f\r\n"),
    ]

    @Test(arguments: replies.indices)
    func eachReplyIsWrittenInBothVersions(index: Int) {
        let (write, two, three) = Self.replies[index]
        #expect(Self.written(version: 2, write) == two)
        #expect(Self.written(version: 3, write) == three)
    }

    @Test func aCommandIsFoundByItsNameInAnyCase() {
        let table = CommandTable(CommandSpec.cache)
        func name(_ text: String) -> String? {
            Array(text.utf8).withUnsafeBytes { table.index(of: $0) }.map { table.commands[$0].name }
        }
        for command in CommandSpec.cache {
            #expect(name(command.name) == command.name)
            #expect(name(command.name.uppercased()) == command.name)
            #expect(name(command.name + "\0") == nil)
            #expect(name(command.name + "xx") == nil)
        }
        #expect(name("") == nil)
        #expect(name(String(repeating: "a", count: 300)) == nil)
        #expect(table[fullName: "client|id"]?.arity == 2)
        #expect(table[fullName: "client|nothing"] == nil)
        #expect(table[fullName: "get"]?.arity == 2)
    }
}
