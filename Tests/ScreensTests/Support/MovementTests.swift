import Testing

@testable import Screens

@Suite struct MovementTests {
    struct Case: Sendable {
        var movement: Movement
        var from: Int
        var to: Int
    }

    @Test(arguments: [
        Case(movement: .up, from: 0, to: 0),
        Case(movement: .up, from: 4, to: 3),
        Case(movement: .down, from: 4, to: 5),
        Case(movement: .down, from: 9, to: 9),
        Case(movement: .pageUp, from: 2, to: 0),
        Case(movement: .pageDown, from: 2, to: 6),
        Case(movement: .pageDown, from: 8, to: 9),
        Case(movement: .first, from: 7, to: 0),
        Case(movement: .last, from: 0, to: 9),
        Case(movement: .left, from: 3, to: 3),
        Case(movement: .right, from: 3, to: 3),
    ])
    func staysInsideTheList(_ example: Case) {
        #expect(example.movement.index(from: example.from, count: 10, page: 4) == example.to)
    }

    @Test(arguments: [Movement.up, .down, .pageUp, .pageDown, .first, .last])
    func anEmptyListKeepsTheFirstIndex(_ movement: Movement) {
        #expect(movement.index(from: 0, count: 0, page: 0) == 0)
    }
}
