import NIOCore

/// Reads a log that was left behind, record by record, and says where and how it ends.
struct LogReader {
    /// How the bytes after the last whole record are to be taken.
    enum End: Equatable {
        /// There are none, or only room that was written beforehand.
        case clean
        /// A record that was never finished: it goes, and nobody was told that it is safe.
        case torn(at: Int)
        /// Whole records follow a broken one: the disk or somebody else has changed what was safe.
        case corrupt(at: Int, nextWhole: Int)
    }

    enum HeaderError: Error, Equatable {
        case tooShort
        case notALog
        case version(UInt32)
        case checksum
    }

    let salt: UInt64
    /// The next record's number.
    private(set) var number: UInt64 = 0
    /// Where the next record starts; after the last, the bytes that are whole.
    private(set) var position = LogFormat.headerSize
    private let bytes: UnsafeRawBufferPointer

    /// - Parameter bytes: the whole file. They have to stay where they are.
    init(_ bytes: UnsafeRawBufferPointer) throws(HeaderError) {
        self.bytes = bytes
        guard bytes.count >= LogFormat.headerSize else { throw .tooShort }
        guard bytes.prefix(LogFormat.magic.count).elementsEqual(LogFormat.magic) else { throw .notALog }
        let version = LogReader.number(bytes, 8, UInt32.self)
        guard version == LogFormat.version else { throw .version(version) }
        salt = LogReader.number(bytes, 12, UInt64.self)
        guard CRC32C.of(Array(bytes.prefix(20))) == LogReader.number(bytes, 20, UInt32.self) else { throw .checksum }
    }

    /// The payload of the next record; nil where no whole one follows.
    mutating func next() -> UnsafeRawBufferPointer? {
        guard let payload = payload(at: position, number: number) else { return nil }
        position += LogFormat.recordHeaderSize + payload.count
        number += 1
        return payload
    }

    /// To be asked once `next` has found no more.
    func end() -> End {
        guard bytes[position...].contains(where: { $0 != 0 }) else { return .clean }
        var start = position + 1
        while start + LogFormat.recordHeaderSize <= bytes.count {
            if bytes[start] == UInt8(truncatingIfNeeded: LogFormat.marker), payload(at: start, number: nil) != nil {
                return .corrupt(at: position, nextWhole: start)
            }
            start += 1
        }
        return .torn(at: position)
    }

    /// - Parameter number: what it must be; nil for any that comes later.
    private func payload(at start: Int, number wanted: UInt64?) -> UnsafeRawBufferPointer? {
        guard start + LogFormat.recordHeaderSize <= bytes.count,
            LogReader.number(bytes, start, UInt32.self) == LogFormat.marker
        else { return nil }
        let length = Int(LogReader.number(bytes, start + 4, UInt32.self))
        let found = LogReader.number(bytes, start + 8, UInt64.self)
        guard wanted.map({ $0 == found }) ?? (found >= number), length <= LogFormat.longestPayload,
            start + LogFormat.recordHeaderSize + length <= bytes.count
        else { return nil }
        let first = start + LogFormat.recordHeaderSize
        let payload = UnsafeRawBufferPointer(rebasing: bytes[first..<(first + length)])
        let sum = LogFormat.checksum(salt: salt, number: found, payload: payload)
        return sum == LogReader.number(bytes, start + 16, UInt32.self) ? payload : nil
    }

    fileprivate static func number<Number: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer,
        _ offset: Int,
        _: Number.Type
    ) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// Visits the effects of a payload in turn. False where it isn't made as this version makes it.
    static func visit(
        _ payload: UnsafeRawBufferPointer,
        _ body: (RESPArguments, _ database: Int) throws -> Void
    ) rethrows -> Bool {
        var offset = 0
        var ranges: [RESPRange] = []
        while offset < payload.count {
            guard offset + 5 <= payload.count else { return false }
            let database = Int(payload[offset])
            let count = number(payload, offset + 1, UInt32.self)
            offset += 5
            ranges.removeAll(keepingCapacity: true)
            for _ in 0..<count {
                guard offset + 4 <= payload.count else { return false }
                let end = offset + 4 + Int(number(payload, offset, UInt32.self))
                guard end <= payload.count else { return false }
                ranges.append(RESPRange(start: UInt32(offset + 4), end: UInt32(end)))
                offset = end
            }
            guard !ranges.isEmpty else { return false }
            try ranges.withUnsafeBufferPointer { try body(RESPArguments(bytes: payload, ranges: $0), database) }
        }
        return true
    }
}
