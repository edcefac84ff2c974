/// The files of the content at one moment.
struct IndexListing {
    let files: [IndexedFile]
    /// Differs when any file is added, removed, renamed or changed.
    let fingerprint: UInt64

    init(_ files: [IndexedFile]) {
        self.files = files.sorted { $0.path < $1.path }
        var hash = StableHash()
        for file in self.files {
            hash.combine(file.path)
            hash.combine(file.stamp)
        }
        fingerprint = hash.value
    }
}
