import Testing

@testable import TerminalUI

struct GeometryTests {
    @Test(arguments: [
        ([Constraint.fixed(3), .rest], 10, [3, 7]),
        ([.fill(1), .fill(2)], 10, [3, 7]),
        ([.fill(1), .fill(1), .fill(1)], 10, [3, 3, 4]),
        ([.percent(50), .rest], 9, [4, 5]),
        ([.percent(30), .percent(30)], 10, [3, 3]),
        ([.atLeast(4, fill: 1), .atLeast(2, fill: 1)], 10, [6, 4]),
        ([.atLeast(4, fill: 1), .rest], 3, [3, 0]),
        ([.fixed(5), .fixed(5), .fixed(5)], 12, [5, 5, 2]),
        ([.fixed(5), .rest], 2, [2, 0]),
        ([.fixed(-3), .fill(-1), .rest], 4, [0, 0, 4]),
        ([.fixed(2)], 10, [2]),
        ([.rest], -4, [0]),
        ([], 10, []),
    ])
    func lengthsFillTheTotalAndFavourTheFirst(constraints: [Constraint], total: Int, lengths: [Int]) {
        #expect(Constraint.lengths(constraints, total: total) == lengths)
    }

    @Test func splitsStandSideBySideWithSpacing() {
        let rect = Rect(x: 2, y: 1, width: 20, height: 6)
        #expect(
            rect.splitColumns([.fixed(5), .rest, .fixed(4)], spacing: 2) == [
                Rect(x: 2, y: 1, width: 5, height: 6), Rect(x: 9, y: 1, width: 7, height: 6),
                Rect(x: 18, y: 1, width: 4, height: 6),
            ]
        )
        #expect(
            rect.splitRows([.fixed(1), .rest, .fixed(1)]) == [
                Rect(x: 2, y: 1, width: 20, height: 1), Rect(x: 2, y: 2, width: 20, height: 4),
                Rect(x: 2, y: 6, width: 20, height: 1),
            ]
        )
    }

    @Test(arguments: 0...12)
    func partsNeverLeaveTheirRectangle(width: Int) {
        let rect = Rect(x: 3, y: 0, width: width, height: 1)
        for part in rect.splitColumns([.fixed(4), .rest, .atLeast(2, fill: 2)], spacing: 2) {
            #expect(part.x >= rect.x && part.maxX <= rect.maxX && part.width >= 0)
        }
    }

    @Test func insetsAndIntersectionsAreNeverNegative() {
        let rect = Rect(x: 1, y: 1, width: 4, height: 3)
        #expect(rect.inset(by: 1) == Rect(x: 2, y: 2, width: 2, height: 1))
        #expect(rect.inset(by: 5).isEmpty)
        #expect(rect.inset(left: 1, bottom: 2) == Rect(x: 2, y: 1, width: 3, height: 1))
        #expect(rect.intersection(Rect(x: 4, y: 0, width: 9, height: 2)) == Rect(x: 4, y: 1, width: 1, height: 1))
        #expect(rect.intersection(Rect(x: 9, y: 9, width: 1, height: 1)).isEmpty)
        #expect(Size(width: -1, height: 4) == Size(width: 0, height: 4))
    }

    @Test func rowsAndPointsAreWithinTheRectangle() {
        let rect = Rect(x: 1, y: 1, width: 4, height: 3)
        #expect(rect.row(2) == Rect(x: 1, y: 3, width: 4, height: 1))
        #expect(rect.row(3).isEmpty && rect.row(-1).isEmpty)
        #expect(rect.contains(Point(x: 4, y: 3)))
        #expect(!rect.contains(Point(x: 5, y: 3)) && !rect.contains(Point(x: 0, y: 1)))
        #expect(rect.centred(Size(width: 2, height: 9)) == Rect(x: 2, y: 1, width: 2, height: 3))
    }
}
