#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What two runs of one lab came to that were fed the same arrivals.
public struct LabComparison: Equatable, Sendable, Encodable {
    public var lab: String
    public var seed: UInt64
    public var a: LabReport
    public var b: LabReport

    public init(lab: String, seed: UInt64, a: LabReport, b: LabReport) {
        self.lab = lab
        self.seed = seed
        self.a = a
        self.b = b
    }

    /// One JSON document, as `lab compare --json` prints it; `a` and `b` are as of `lab run`.
    public func json() throws -> Data { try LabJSON.encode(self) }
}
