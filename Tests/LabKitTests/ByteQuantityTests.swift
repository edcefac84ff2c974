import TestSupport
import Testing

@testable import LabKit

struct ByteQuantityTests {
    @Test(arguments: [
        ("64 KiB", 65_536), ("64KiB", 65_536), ("10 MB", 10_000_000), ("1 GiB", 1_073_741_824), ("1.5 MiB", 1_572_864),
        ("3 kB", 3_000), ("3 KB", 3_000), ("2 GB", 2e9), ("512 B", 512), ("1 bytes", 1),
    ])
    func readsSizes(text: String, bytes: Double) {
        #expect(Quantity.parse(text, as: .bytes) == bytes)
        #expect(Quantity.parse(text + "/s", as: .byteRate) == bytes)
        #expect(Quantity.parse(text + " per second", as: .byteRate) == bytes)
    }

    @Test(arguments: ["", "64", "64 kib", "64 Kib", "KiB", "64 K", "64 KiB/s", "x B", "64 TiB", "10 mb"])
    func whatIsNoSizeIsNone(text: String) {
        #expect(Quantity.parse(text, as: .bytes) == nil)
    }

    @Test(arguments: ["64 KiB", "64", "/s", "64 /s", "64 KiB/min", "64 KiB/s/s"])
    func whatIsNoRateOfBytesIsNone(text: String) {
        #expect(Quantity.parse(text, as: .byteRate) == nil)
    }

    @Test(arguments: [
        (0, "0 B"), (1, "1 B"), (1_000, "1 kB"), (1_001, "1001 B"), (1_024, "1 KiB"), (1_536, "1.5 KiB"),
        (65_536, "64 KiB"), (10_000_000, "10 MB"), (1_048_576, "1 MiB"), (-2_048, "-2 KiB"), (1_234_567, "1234567 B"),
    ])
    func aSizeIsWrittenInTheUnitThatTellsItExactly(bytes: Double, text: String) {
        #expect(Quantity.format(bytes, as: .bytes) == text)
        #expect(Quantity.format(bytes, as: .byteRate) == text + "/s")
    }

    @Test(arguments: [Quantity.Dimension.bytes, .byteRate])
    func whatIsWrittenReadsBackAsTheSame(dimension: Quantity.Dimension) {
        var generator = SplitMix(seed: 11)
        for _ in 0..<2_000 {
            let grain: Double = [1, 1_024, 1_000, 512, 0x1p20].randomElement(using: &generator) ?? 1
            let value = Double(Int.random(in: 0...100_000, using: &generator)) * grain
            let text = Quantity.format(value, as: dimension)
            #expect(Quantity.parse(text, as: dimension) == value, "\(text)")
        }
    }

    @Test func sizesStandInExpressions() throws {
        #expect(try Expression("64KiB + 2MB").number { _ in nil } == 2_065_536)
    }

    @Test func aControlOfBytesReadsWritesAndKeepsItsRange() throws {
        let control = Control(
            id: "bound",
            label: "Bound",
            unit: .bytes,
            domain: .range(1_024...1_048_576, step: 1_024),
            defaultValue: .number(65_536)
        )
        #expect(try control.parse("64 KiB") == .number(65_536))
        #expect(control.format(.number(65_536)) == "64 KiB")
        #expect(control.allowed == "from 1 KiB to 1 MiB")
        #expect(control.next(.number(65_536)) == .number(66_560))
        let error = #expect(throws: Control.ValueError.self) { try control.parse("64") }
        #expect(error?.description == "bound: \"64\" isn't a size with its unit, such as 64 KiB or 10 MB")
    }
}
