public import Content

extension IndexSource {
    /// The content and labs under one root, and those of the packs beside it.
    ///
    /// - parameters:
    ///   - labFiles: Lists the labs, one file each: the path of its folder (`labs/idempotency`, `acme:labs/gateway`) and
    ///     a stamp over all the files in it, as `stamp(of:)` makes it. Runs at every start.
    ///   - lab: Reads one of them, or throws a `ContentIssue`.
    public init(
        library: ContentLibrary,
        labFiles: @escaping @Sendable () throws -> [IndexedFile] = { [] },
        lab: @escaping @Sendable (IndexedFile) throws -> LabEntry
    ) {
        self.init(
            identity: library.root.url.standardizedFileURL.path(percentEncoded: false),
            files: {
                let files = try library.sourceFiles().map {
                    IndexedFile(path: $0.path, stamp: IndexSource.stamp(of: [$0.fingerprint]), kind: $0.kind)
                }
                return try files + labFiles()
            },
            read: { file in
                switch file.kind {
                case .topic: .topic(try library.topic(at: file.path))
                case .page: .page(try library.page(at: file.path))
                case .path: .path(try library.path(at: file.path))
                case .categories: .categories(try library.categories(at: file.path))
                case .glossary: .glossary(try library.glossary(at: file.path))
                case .planned: .planned(try library.planned(at: file.path))
                case nil: .lab(try lab(file))
                }
            }
        )
    }

    /// One stamp for one file or for several that are read together, in a settled order.
    public static func stamp(of fingerprints: [Fingerprint]) -> UInt64 {
        var hash = StableHash()
        for fingerprint in fingerprints {
            hash.combine(UInt64(bitPattern: fingerprint.size))
            hash.combine(UInt64(bitPattern: fingerprint.modified))
            hash.combine(fingerprint.inode)
        }
        return hash.value
    }
}
