import Foundation

/// Where files live, after the XDG Base Directory Specification, version 0.8.
struct Folders: Equatable {
    /// The index; may be deleted at any time.
    var cache: URL
    /// The learner's record.
    var data: URL
    /// What the learner chose: settings, packs.
    var config: URL

    /// - Parameter environment: `XDG_*` in it count only if they are absolute, as the specification asks.
    init(environment: [String: String]) throws(CommandError) {
        func folder(_ variable: String, _ fallback: String) throws(CommandError) -> URL {
            if let path = environment[variable], path.hasPrefix("/") {
                return URL(filePath: path, directoryHint: .isDirectory).appending(
                    path: "backlab",
                    directoryHint: .isDirectory
                )
            }
            guard let home = environment["HOME"], home.hasPrefix("/") else {
                throw .environment("HOME isn't set, so there is no place for backlab's files; set HOME or \(variable).")
            }
            return URL(filePath: home, directoryHint: .isDirectory)
                .appending(path: fallback, directoryHint: .isDirectory)
                .appending(path: "backlab", directoryHint: .isDirectory)
        }
        cache = try folder("XDG_CACHE_HOME", ".cache")
        data = try folder("XDG_DATA_HOME", ".local/share")
        config = try folder("XDG_CONFIG_HOME", ".config")
    }
}
