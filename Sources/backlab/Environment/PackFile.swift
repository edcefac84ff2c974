import Content
import Foundation

/// `packs.yml` in the config folder: the packs that were added.
struct PackFile {
    let url: URL

    init(folder: URL) { url = folder.appending(path: "packs.yml") }

    /// An absent file is an empty list.
    /// - Throws: where the file can't be read or understood, in one line.
    func read() throws(CommandError) -> PackList {
        guard FileManager.default.fileExists(atPath: url.path) else { return PackList() }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: url)
        } catch {
            throw .environment("\(url.path) can't be read: \(error.localizedDescription)")
        }
        do {
            return try PackList(parsing: String(decoding: bytes, as: UTF8.self), file: url.path)
        } catch {
            throw .environment("\(error)")
        }
    }

    /// In one step: whoever reads meanwhile sees the old list or the new one.
    func write(_ list: PackList) throws(CommandError) {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try Data(list.text.utf8).write(to: url, options: .atomic)
        } catch {
            throw .environment("\(url.path) can't be written: \(error.localizedDescription)")
        }
    }
}

extension ContentRoot {
    /// The folder at `path`, if it is a pack: it was added as one, or it holds `content/` or `labs/` without the
    /// categories of a whole knowledge base.
    init?(pack path: String, added packs: [Pack]) {
        let root = ContentRoot(URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL)
        let isAdded = packs.contains { $0.root.url.standardizedFileURL.path == root.url.path }
        let categories = root.content.appending(path: "categories.yml").path
        guard isAdded || root.holdsSomething && !FileManager.default.fileExists(atPath: categories) else { return nil }
        self = root
    }

    var holdsSomething: Bool {
        [content, labs].contains { FileManager.default.fileExists(atPath: $0.path) }
    }
}
