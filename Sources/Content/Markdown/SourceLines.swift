/// Where the lines of a text begin, for what the Markdown tree doesn't tell.
struct SourceLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let starts: [Int]

    /// Lives no longer than the buffer.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        self.starts = starts
    }

    /// Whether the list item that begins at a line and column (from 1) is ticked: the first brackets after its marker
    /// decide. The parser's own flag looks at the whole line, so `- [ ] an [x] in the text` would count as ticked.
    func isTicked(line: Int, column: Int) -> Bool {
        guard starts.indices.contains(line - 1) else { return false }
        var index = starts[line - 1] + max(column - 1, 0)
        while index < bytes.count, bytes[index] != 0x5B, bytes[index] != 0x0A { index += 1 }
        guard index + 1 < bytes.count else { return false }
        return bytes[index + 1] == UInt8(ascii: "x") || bytes[index + 1] == UInt8(ascii: "X")
    }
}
