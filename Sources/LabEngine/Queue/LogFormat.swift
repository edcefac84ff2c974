import NIOCore

/// The log's bytes. A file is a header and records; a record is what one write and one sync cover: the effects of a batch
/// of commands. So a crash can tear the last record only, and all before it is whole.
///
///     header   magic "BACKLABQ" · version u32 · salt u64 · CRC u32 of what is before it
///     record   marker u32 · length u32 · number u64 · CRC u32 of salt, number, length and payload · payload
///     payload  effects: database u8 · count u32 · (length u32 · bytes) for each argument
///
/// Numbers are little-endian. Records count from 0. The salt is drawn for each file, so that bytes which a client sends
/// can't pass for a record. Zeros after the last record are room that was written beforehand.
enum LogFormat {
    static let version: UInt32 = 1
    static let magic = Array("BACKLABQ".utf8)
    static let headerSize = 24
    static let marker: UInt32 = 0x5243_4c42
    static let recordHeaderSize = 20
    /// Bytes of one record's payload; a batch that is larger becomes several.
    static let longestPayload = 1 << 30

    static func header(salt: UInt64) -> ByteBuffer {
        var buffer = ByteBuffer(bytes: magic)
        buffer.writeInteger(version, endianness: .little)
        buffer.writeInteger(salt, endianness: .little)
        let sum = CRC32C.of(Array(buffer.readableBytesView))
        buffer.writeInteger(sum, endianness: .little)
        return buffer
    }

    static func checksum(salt: UInt64, number: UInt64, payload: UnsafeRawBufferPointer) -> UInt32 {
        var sum = CRC32C()
        sum.update(salt)
        sum.update(number)
        sum.update(UInt64(payload.count))
        sum.update(payload)
        return sum.value
    }
}

/// Gathers effects into records.
struct LogWriter {
    let salt: UInt64
    /// The next record's number.
    private(set) var number: UInt64
    private var buffer = ByteBuffer()

    init(salt: UInt64, number: UInt64 = 0) {
        self.salt = salt
        self.number = number
    }

    /// Bytes of effects that are in no record yet, with the header that the record will have.
    var size: Int { buffer.readableBytes }
    var isEmpty: Bool { buffer.readableBytes == 0 }

    mutating func append(_ command: RESPArguments, database: Int) {
        if isEmpty { buffer.writeRepeatingByte(0, count: LogFormat.recordHeaderSize) }
        buffer.writeInteger(UInt8(truncatingIfNeeded: database))
        buffer.writeInteger(UInt32(command.count), endianness: .little)
        for index in 0..<command.count {
            buffer.writeInteger(UInt32(command[index].count), endianness: .little)
            buffer.writeBytes(command[index])
        }
    }

    /// The record of what was appended since the last; nil where that is nothing.
    mutating func takeRecord() -> ByteBuffer? {
        guard !isEmpty else { return nil }
        var record = buffer
        buffer = ByteBuffer()
        let payload = record.readableBytes - LogFormat.recordHeaderSize
        let sum = record.withUnsafeReadableBytes { bytes in
            LogFormat.checksum(
                salt: salt,
                number: number,
                payload: UnsafeRawBufferPointer(rebasing: bytes[LogFormat.recordHeaderSize...])
            )
        }
        record.setInteger(LogFormat.marker, at: 0, endianness: .little)
        record.setInteger(UInt32(payload), at: 4, endianness: .little)
        record.setInteger(number, at: 8, endianness: .little)
        record.setInteger(sum, at: 16, endianness: .little)
        number += 1
        return record
    }

    /// Takes what was appended to another, whose file is no longer written to.
    mutating func takeOver(_ other: inout LogWriter) {
        buffer = other.buffer
        other.buffer = ByteBuffer()
    }

    /// Forgets what was appended: a snapshot covers it.
    mutating func discard() { buffer = ByteBuffer() }
}
