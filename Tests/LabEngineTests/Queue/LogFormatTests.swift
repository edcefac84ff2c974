import NIOCore
import TestSupport
import Testing

@testable import LabEngine

@Suite struct LogFormatTests {
    /// RFC 3720, appendix B.4.
    @Test(
        arguments: [
            ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
            ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
            (Array(0..<32), 0x46dd_794e),
            (Array((0..<32).reversed()), 0x113f_db5c),
            (Array("123456789".utf8), 0xe306_9283),
            ([], 0),
        ] as [([UInt8], UInt32)]
    )
    func checksumsAreCastagnolis(bytes: [UInt8], sum: UInt32) {
        #expect(CRC32C.of(bytes) == sum)
        var piecewise = CRC32C()
        for byte in bytes { withUnsafeBytes(of: byte) { piecewise.update($0) } }
        #expect(piecewise.value == sum)
    }

    /// A log of a few records, and where each ends.
    private static func log(_ records: [[[String]]], salt: UInt64 = 42) -> (bytes: [UInt8], ends: [Int]) {
        var bytes = Array(LogFormat.header(salt: salt).readableBytesView)
        var ends = [bytes.count]
        var writer = LogWriter(salt: salt)
        for record in records {
            for command in record {
                RESPCommandCopy(command).withArguments { writer.append($0, database: 3) }
            }
            bytes += writer.takeRecord().map { Array($0.readableBytesView) } ?? []
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    private static let records = [
        [["XADD", "q", "1-1", "k", "v"]], [["XADD", "q", "1-2", "k", ""], ["XACK", "q", "g", "1-1"]], [["DEL", "q"]],
    ]

    private static func read(_ bytes: [UInt8]) throws -> (commands: [[String]], end: LogReader.End, position: Int) {
        try bytes.withUnsafeBytes { bytes in
            var reader = try LogReader(bytes)
            var commands: [[String]] = []
            while let payload = reader.next() {
                let isWellFormed = LogReader.visit(payload) { arguments, database in
                    #expect(database == 3)
                    commands.append((0..<arguments.count).map { arguments.text($0) })
                }
                #expect(isWellFormed)
            }
            return (commands, reader.end(), reader.position)
        }
    }

    @Test func whatWasWrittenIsRead() throws {
        let (bytes, _) = LogFormatTests.log(LogFormatTests.records)
        let read = try LogFormatTests.read(bytes)
        #expect(read.commands == LogFormatTests.records.flatMap { $0 })
        #expect(read.end == .clean)
        #expect(read.position == bytes.count)
    }

    @Test func everyCutLeavesTheWholeRecordsBeforeIt() throws {
        let (bytes, ends) = LogFormatTests.log(LogFormatTests.records)
        for cut in LogFormat.headerSize...bytes.count {
            let whole = ends.lastIndex { $0 <= cut } ?? 0
            for room in [0, 300] {
                let read = try LogFormatTests.read(bytes[..<cut] + [UInt8](repeating: 0, count: room))
                #expect(read.commands == LogFormatTests.records.prefix(whole).flatMap { $0 })
                #expect(read.position == ends[whole])
                #expect(read.end == (cut == ends[whole] ? .clean : .torn(at: ends[whole])))
            }
        }
    }

    @Test func everyCutOfTheHeaderIsAnError() {
        let (bytes, _) = LogFormatTests.log([])
        for cut in 0..<LogFormat.headerSize {
            #expect(throws: LogReader.HeaderError.tooShort) { try LogFormatTests.read(Array(bytes[..<cut])) }
        }
    }

    @Test func everyFlippedBitIsNoticed() throws {
        let (bytes, ends) = LogFormatTests.log(LogFormatTests.records)
        for index in bytes.indices {
            for bit in 0..<8 {
                var bytes = bytes
                bytes[index] ^= 1 << UInt8(bit)
                guard index >= LogFormat.headerSize else {
                    #expect(throws: LogReader.HeaderError.self) { try LogFormatTests.read(bytes) }
                    continue
                }
                let read = try LogFormatTests.read(bytes)
                let broken = (ends.firstIndex { $0 > index } ?? 0) - 1
                #expect(read.commands == LogFormatTests.records.prefix(broken).flatMap { $0 })
                let isLast = broken == LogFormatTests.records.count - 1
                #expect(
                    read.end
                        == (isLast ? .torn(at: ends[broken]) : .corrupt(at: ends[broken], nextWhole: ends[broken + 1]))
                )
            }
        }
    }

    @Test func headersOfOthersAreRefused() {
        var (bytes, _) = LogFormatTests.log([])
        bytes[8] = 9
        #expect(throws: LogReader.HeaderError.version(9)) { try LogFormatTests.read(bytes) }
        bytes[0] = UInt8(ascii: "x")
        #expect(throws: LogReader.HeaderError.notALog) { try LogFormatTests.read(bytes) }
    }

    /// What a client sends can't pass for a record of another file, nor for a later one of the same.
    @Test func bytesOfAnotherLogAreNoRecord() throws {
        let (other, _) = LogFormatTests.log(LogFormatTests.records, salt: 7)
        let (bytes, _) = LogFormatTests.log([LogFormatTests.records[0]])
        let read = try LogFormatTests.read(bytes + other[LogFormat.headerSize...])
        #expect(read.commands == LogFormatTests.records[0])
        #expect(read.end == .torn(at: bytes.count))
    }

    @Test func randomPayloadsNeverCrash() {
        var random = SplitMix(seed: 5)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8([0, 0, 0, 1, 2, 5, 255].randomElement(using: &random) ?? 0)
            }
            var arguments = 0
            let isWellFormed = bytes.withUnsafeBytes { bytes in
                LogReader.visit(bytes) { command, _ in arguments += command.count }
            }
            #expect(isWellFormed || arguments <= bytes.count)
        }
    }
}
