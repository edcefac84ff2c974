import TerminalUI
import Testing

@testable import Screens

@Suite struct RowTests {
    private func picture(_ leading: String, _ trailing: String, width: Int) -> String {
        var row = Row(Span(leading))
        row.trailing.append(trailing)
        var buffer = Buffer(size: Size(width: width, height: 1))
        row.render(into: &buffer, area: buffer.area)
        return buffer.text()
    }

    @Test(arguments: [
        ("title", "8 min", 14, "title    8 min"),
        ("a long title", "8 min", 14, "a long…  8 min"),
        ("测试测试", "8 min", 14, "测试测…  8 min"),
        ("title", "", 4, "tit…"),
        ("title", "8 min", 5, ""),
    ])
    func theLeftGivesWay(leading: String, trailing: String, width: Int, picture expected: String) {
        #expect(picture(leading, trailing, width: width) == expected)
    }
}

@Suite struct CountingTests {
    @Test func countsOneThingAsOne() {
        #expect(counted(1, "result") == "1 result")
        #expect(counted(0, "result") == "0 results")
        #expect(counted(2, "query", "queries") == "2 queries")
    }

    @Test(arguments: [(0.04, "0.0"), (0.05, "0.1"), (12.34, "12.3"), (1_000, "1000.0")])
    func oneDigitAfterThePoint(value: Double, text: String) {
        #expect(String(tenths: value) == text)
    }
}
