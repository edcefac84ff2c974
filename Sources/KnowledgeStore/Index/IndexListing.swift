import Content

/// The files of the content at one moment.
struct IndexListing {
    let files: [IndexedFile]
    /// Differs when any file is added, removed, renamed or changed.
    let fingerprint: UInt64

    /// The base's files come first, so that of two entries with one id the base's is there already.
    init(_ files: [IndexedFile]) {
        self.files = files.map { (LibraryPath($0.path), $0) }
            .sorted { ($0.0.pack ?? "", $0.0.path) < ($1.0.pack ?? "", $1.0.path) }
            .map(\.1)
        var hash = StableHash()
        for file in self.files {
            hash.combine(file.path)
            hash.combine(file.stamp)
        }
        fingerprint = hash.value
    }
}
