/// What a key holds. Another kind of value is another case, and its line in each of these switches.
enum KeyspaceValue {
    case string([UInt8])
    case stream(Stream)

    /// As TYPE names it.
    var type: StaticString {
        switch self {
        case .string: "string"
        case .stream: "stream"
        }
    }

    /// Bytes that count towards `maxmemory`.
    var size: Int {
        switch self {
        case .string(let bytes): bytes.count
        case .stream(let stream): stream.size
        }
    }
}
