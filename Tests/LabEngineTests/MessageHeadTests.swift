import Testing

@testable import LabEngine

struct MessageHeadTests {
    private static let get = "GET / HTTP/1.1\r\n"
    private static let ok = "HTTP/1.1 200 OK\r\n"

    @Test(
        arguments: [
            (get, nil, .none), (get + "Content-Length: 0\r\n", nil, .length(0)),
            (get + "content-length:5\r\n", nil, .length(5)),
            (get + "Content-Length: 5\r\nContent-Length: 5\r\n", nil, .unclear),
            (get + "Content-Length: -5\r\n", nil, .unclear), (get + "Content-Length: 0x5\r\n", nil, .unclear),
            (get + "Content-Length: 99999999999999999999\r\n", nil, .unclear),
            (get + "Content-Length:\r\n", nil, .unclear),
            (get + "Transfer-Encoding: Chunked\r\n", nil, .chunked),
            (get + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", nil, .chunked),
            (get + "Transfer-Encoding: chunked, gzip\r\n", nil, .unclear),
            (ok, "GET", .untilClose), (ok + "Transfer-Encoding: gzip\r\n", "GET", .untilClose),
            (ok + "Content-Length: 5\r\n", "GET", .length(5)), (ok + "Content-Length: 5\r\n", "HEAD", .none),
            (ok + "Transfer-Encoding: chunked\r\n", "HEAD", .none),
            ("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n", "GET", .none),
            ("HTTP/1.1 199 X\r\n", "GET", .none), ("HTTP/1.1 204 No Content\r\n", "GET", .none),
        ] as [(String, String?, MessageHead.Framing)]
    )
    func aMessagesEndIsFoundAsRFC9112Says(text: String, method: String?, framing: MessageHead.Framing) throws {
        let head = try #require(MessageHead(text))
        #expect(head.framing(answerTo: method) == framing)
    }

    @Test(arguments: [
        "", "\r\n", "GET", "GET /", "GET / FTP/1.1", "HTTP/1.1", "HTTP/1.1 99 X", "HTTP/1.1 1000 X", "HTTP/1.1 OK 200",
        get + "no colon\r\n", get + ": nameless\r\n", get + "Content-Length : 5\r\n", get + "A: b\r\n folded: c\r\n",
        get + "A: b\r\n\tfolded\r\n",
    ])
    func whatAnotherReaderMayReadDifferentlyIsNoHead(text: String) {
        #expect(MessageHead(text) == nil)
    }

    @Test func fieldsAreFoundWhateverTheirCaseAndWithoutTheSpaceAroundThem() throws {
        let head = try #require(
            MessageHead("POST /p HTTP/1.1\r\nBACKLAB-work: \t 1/2/3 \t\r\nA: x:y\r\na: z\r\nE:\r\n")
        )
        #expect(head.firstWord == "POST")
        #expect(head.status == nil)
        #expect(head[WorkIdentity.headerName] == "1/2/3")
        #expect(head["a"] == "x:y, z")
        #expect(head["e"] == "")
        #expect(head["missing"] == nil)
    }

    @Test(arguments: ["HTTP/1.1 201", "HTTP/1.1 201 Created", "HTTP/1.0 201 Created so it is"])
    func anAnswerHasAStatusWithOrWithoutAReason(text: String) {
        #expect(MessageHead(text)?.status == 201)
    }

    @Test func aRefusalIsASentenceAsJSON() {
        let answer = HTTPAnswer.problem(.conflict, "say \"please\"", headers: [.init(name: "Retry-After", value: "0")])
        #expect(answer.status == .conflict)
        #expect(answer.headers == [.init(name: "Retry-After", value: "0"), .json])
        #expect(String(decoding: answer.body, as: UTF8.self) == "{\"error\":\"say \\\"please\\\"\"}\n")
    }
}
