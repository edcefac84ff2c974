import Content
public import Foundation

/// The file that the settings are kept in.
public struct SettingsStore: Equatable, Sendable {
    /// More than this is no file of settings, in bytes.
    static let largest = 1 << 20

    public let file: URL

    /// - Parameter folder: the program's own folder for configuration; it need not exist.
    public init(folder: URL) { file = folder.appending(path: "settings.yml") }

    /// What the file says, and a sentence where it couldn't all be used: the first fault with its place.
    public func load() -> (settings: Settings, notice: String?) {
        do {
            guard let text = try text() else { return (Settings(), nil) }
            let parsed = SettingsText(text, file: file.path)
            return (parsed.settings, parsed.issues.first.map { "\($0)" })
        } catch {
            return (Settings(), "\(error)")
        }
    }

    /// Writes what differs between the two, and nothing else: another copy of the program, or its user, may have changed
    /// the rest meanwhile. A file that can't be read as settings is kept beside the new one, with `.old` at its end.
    func save(_ settings: Settings, insteadOf former: Settings) throws(SettingsTrouble) {
        let changed = SettingKey.allCases.filter { $0.choice(in: settings) != $0.choice(in: former) }
        guard !changed.isEmpty else { return }
        let path = file.path
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let old = SettingsText(try text() ?? "", file: path)
            // What it says is lost otherwise: all keys are written anew.
            if !old.isReadable { try setAside() }
            let keys = old.isReadable ? changed : SettingKey.allCases
            try Data(old.setting(keys, as: settings).utf8).write(to: target, options: .atomic)
        } catch {
            throw SettingsTrouble(file: path, reason: "\((error as NSError).localizedDescription)")
        }
    }

    /// Where a link leads: people keep their configuration elsewhere and link to it.
    private var target: URL { file.resolvingSymlinksInPath() }

    private func setAside() throws {
        let aside = file.appendingPathExtension("old")
        if FileManager.default.fileExists(atPath: aside.path) { try FileManager.default.removeItem(at: aside) }
        try FileManager.default.copyItem(at: target, to: aside)
    }

    private func text() throws(ContentIssue) -> String? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            let handle = try FileHandle(forReadingFrom: file)
            let data = try handle.read(upToCount: Self.largest + 1) ?? Data()
            guard data.count <= Self.largest else {
                throw ContentIssue(file: file.path, "the file has more than 1 MiB; write settings only")
            }
            return String(decoding: data, as: UTF8.self)
        } catch let issue as ContentIssue {
            throw issue
        } catch {
            let reason = (error as NSError).localizedDescription
            throw ContentIssue(file: file.path, "the file can't be read: \(reason); check its permissions")
        }
    }
}

/// Why the settings couldn't be kept; they are as chosen until the program ends.
struct SettingsTrouble: Error, Equatable, CustomStringConvertible {
    var file: String
    var reason: String

    var description: String { "\(file) can't be written: \(reason); the settings last until you quit." }
}
