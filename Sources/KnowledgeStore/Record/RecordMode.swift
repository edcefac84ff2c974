/// What the record can do in this run of the program.
public enum RecordMode: Equatable, Sendable {
    case readWrite
    /// Read from the file, but nothing is saved.
    case readOnly(reason: String)
    /// Kept until the program ends.
    case memory(reason: String)
}
