import Testing

@testable import LabEngine

struct RunTokenTests {
    @Test func tokensDifferAndAreEquallyLong() {
        let tokens = (0..<1_000).map { _ in RunToken.make() }
        #expect(Set(tokens.map(\.utf8.count)) == [16])
        #expect(Set(tokens).count >= 990)
        #expect(tokens.allSatisfy { $0.hasPrefix("backlab-") })
    }
}
