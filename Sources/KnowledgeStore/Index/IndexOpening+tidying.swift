import Foundation

extension IndexOpening {
    /// Removes the indexes that earlier versions of the program left in the folder, whatever content they stand for.
    ///
    /// Under the folder's lock. An earlier version that is still used builds its own anew, once.
    func removeOlderIndexes() {
        let folder = file.folder.path(percentEncoded: false)
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                guard let version = IndexFile.schemaVersion(inName: name), version < IndexSchema.version else {
                    continue
                }
                try Folder.remove([file.folder.appending(path: name).path(percentEncoded: false)])
            }
        } catch {
            // What stays behind costs room and nothing else; the new index is whole, and the next build tries again.
            return
        }
    }
}
