/// Sizes. The units of 1,024 are IEC's (`KiB`), those of 1,000 SI's (`kB`, and `KB`, as people write it).
extension Quantity {
    private static let units: [(name: String, bytes: Double)] = [
        ("GiB", 0x1p30), ("MiB", 0x1p20), ("KiB", 0x1p10), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1),
    ]

    /// The bytes in one of a size's unit; nil for a word that isn't such a unit.
    static func bytes(inUnit unit: String) -> Double? {
        let name = unit == "KB" ? "kB" : unit == "bytes" ? "B" : unit
        return units.first { $0.name == name }?.bytes
    }

    /// In the largest unit of 1,024 that tells the value exactly, else the largest of 1,000, else bytes: `64 KiB`,
    /// `10 MB`, `1001 B`.
    public static func size(_ bytes: Double) -> String {
        let fitting = units.first { unit in
            let hundredths = bytes / unit.bytes * 100
            return bytes.magnitude >= unit.bytes && hundredths == hundredths.rounded()
        }
        guard let fitting else { return plain(bytes) + " B" }
        return plain(bytes / fitting.bytes) + " \(fitting.name)"
    }
}
