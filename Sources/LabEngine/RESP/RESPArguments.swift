/// One command as it lies in the read buffer: its name first, then its arguments.
///
/// Valid only while the command's function runs. What is to be kept is copied, with `array(_:)` or `text(_:)`.
struct RESPArguments {
    private let bytes: UnsafeRawBufferPointer
    private let ranges: UnsafeBufferPointer<RESPRange>

    init(bytes: UnsafeRawBufferPointer, ranges: UnsafeBufferPointer<RESPRange>) {
        self.bytes = bytes
        self.ranges = ranges
    }

    /// Arguments of nobody, until the first command comes.
    static var none: RESPArguments {
        RESPArguments(
            bytes: UnsafeRawBufferPointer(start: nil, count: 0),
            ranges: UnsafeBufferPointer(start: nil, count: 0)
        )
    }

    var count: Int { ranges.count }

    subscript(index: Int) -> UnsafeRawBufferPointer {
        let range = ranges[index]
        return UnsafeRawBufferPointer(rebasing: bytes[Int(range.start)..<Int(range.end)])
    }

    func array(_ index: Int) -> [UInt8] { Array(self[index]) }

    func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    /// Nil where it isn't a whole number in Redis' strict sense.
    func integer(_ index: Int) -> Int64? { RESPLine.integer(self[index]) }

    /// Whether an argument is this word, in capitals or not. The word is given in capitals.
    func matches(_ index: Int, _ word: StaticString) -> Bool { self[index].matches(word) }
}

/// Where one argument lies, in bytes from the start of its command.
struct RESPRange: Equatable {
    var start: UInt32
    var end: UInt32
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes are this word, in capitals or not. The word is given in capitals.
    func matches(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in 0..<count {
            var byte = self[index]
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { byte -= 32 }
            if byte != word.utf8Start[index] { return false }
        }
        return true
    }
}

/// A command that outlives its buffer: one in a transaction, or one that waits.
struct RESPCommandCopy {
    private var bytes: [UInt8] = []
    private var ranges: [RESPRange] = []

    /// Without arguments yet.
    init() {}

    mutating func append(_ argument: UnsafeRawBufferPointer) {
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: argument)
        ranges.append(RESPRange(start: start, end: UInt32(bytes.count)))
    }

    mutating func append(_ argument: StaticString) {
        append(UnsafeRawBufferPointer(start: argument.utf8Start, count: argument.utf8CodeUnitCount))
    }

    init(_ arguments: RESPArguments) {
        for index in 0..<arguments.count { append(arguments[index]) }
    }

    init(_ arguments: [String]) { self.init(arguments.map { Array($0.utf8) }) }

    init(_ arguments: [[UInt8]]) {
        for argument in arguments { argument.withUnsafeBytes { append($0) } }
    }

    /// Bytes that it takes, roughly.
    var size: Int { bytes.count + ranges.count * MemoryLayout<RESPRange>.stride }

    func withArguments<Result>(_ body: (RESPArguments) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { bytes in
            try ranges.withUnsafeBufferPointer { try body(RESPArguments(bytes: bytes, ranges: $0)) }
        }
    }
}
