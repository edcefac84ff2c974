/// An entry's fields as a stream keeps them: the array that they are sent as, so that sending is a copy.
enum StreamFields {
    /// Visits fields and values in turn.
    static func visit(_ fields: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        var offset = 0
        // The array's own line.
        skipNumber(fields, &offset)
        while offset < fields.count {
            let length = skipNumber(fields, &offset)
            body(UnsafeRawBufferPointer(rebasing: fields[offset..<(offset + length)]))
            offset += length + 2
        }
    }

    /// The number of a line such as `$5`, and on to the next line.
    @discardableResult
    private static func skipNumber(_ fields: UnsafeRawBufferPointer, _ offset: inout Int) -> Int {
        var number = 0
        offset += 1
        while fields[offset] != 13 {
            number = number * 10 + Int(fields[offset] - UInt8(ascii: "0"))
            offset += 1
        }
        offset += 2
        return number
    }
}
