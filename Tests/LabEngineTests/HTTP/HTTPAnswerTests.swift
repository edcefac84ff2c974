import NIOCore
import Testing

@testable import LabEngine

struct HTTPAnswerTests {
    private func bytes(
        _ answer: HTTPAnswer,
        _ persistence: HTTPAnswer.Persistence = .implied,
        withBody: Bool = true
    ) -> String {
        var bytes = ByteBuffer()
        answer.write(
            into: &bytes,
            date: ByteBuffer(string: "Date: D\r\n"),
            persistence: persistence,
            withBody: withBody
        )
        return String(buffer: bytes)
    }

    @Test func anAnswerIsWrittenWithItsLength() {
        let answer = HTTPAnswer(status: .ok, headers: [.json], body: Array("hello".utf8))
        let head = "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Type: application/json\r\n"
        #expect(bytes(answer) == head + "Content-Length: 5\r\n\r\nhello")
        #expect(bytes(answer, .keepAlive) == head + "Connection: keep-alive\r\nContent-Length: 5\r\n\r\nhello")
        #expect(bytes(answer, .close) == head + "Connection: close\r\nContent-Length: 5\r\n\r\nhello")
        // HEAD is told the length all the same.
        #expect(bytes(answer, withBody: false) == head + "Content-Length: 5\r\n\r\n")
    }

    @Test(arguments: [0, 9, 10, 99, 100, 65_536])
    func aLengthIsWrittenInDecimal(count: Int) {
        let answer = HTTPAnswer(status: .created, body: [UInt8](repeating: 120, count: count))
        let head = "HTTP/1.1 201 Created\r\nDate: D\r\nContent-Length: \(count)\r\n\r\n"
        #expect(bytes(answer) == head + String(repeating: "x", count: count))
    }

    @Test func someStatusesHaveNoLength() {
        #expect(bytes(HTTPAnswer(status: .noContent)) == "HTTP/1.1 204 No Content\r\nDate: D\r\n\r\n")
        #expect(bytes(HTTPAnswer(status: .notModified)) == "HTTP/1.1 304 Not Modified\r\nDate: D\r\n\r\n")
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
        (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ])
    func aDateIsWrittenAsTheProtocolWantsIt(seconds: Int, text: String) {
        #expect(HTTPDate.text(seconds) == text)
        var date = HTTPDate()
        date.refresh(now: seconds)
        #expect(String(buffer: date.line) == "Date: \(text)\r\n")
        date.refresh(now: seconds + 1)
        #expect(String(buffer: date.line) != "Date: \(text)\r\n")
    }
}
