public import Foundation
public import TerminalUI

/// What each terminal said of its background when it was asked last, so that the first frame has the right colours.
///
/// A cache: what can't be read or written is as if it had never been said.
public struct BackgroundMemory: Sendable {
    private static let most = 20

    private let file: URL
    /// Tells one kind of terminal from another.
    private let terminal: String

    /// - Parameter folder: the program's own folder for caches; it need not exist.
    public init(folder: URL, environment: [String: String]) {
        file = folder.appending(path: "terminal-backgrounds")
        let names =
            ["TERM", "TERM_PROGRAM"].map { environment[$0, default: ""] } + [environment["TMUX"] == nil ? "" : "tmux"]
        terminal = names.joined(separator: " ").filter { !$0.isNewline && $0 != "\t" }
    }

    public var remembered: RGB? { entries.first { $0.terminal == terminal }?.colour }

    /// Nil forgets it.
    func remember(_ colour: RGB?) {
        guard colour != remembered else { return }
        let others = entries.filter { $0.terminal != terminal }
        let all = (colour.map { [(terminal, $0)] } ?? []) + others
        let text = all.prefix(Self.most).map { "\($0.0)\t\($0.1.hexadecimal)\n" }.joined()
        // Silent, since the terminal is asked again next time.
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try? Data(text.utf8).write(to: file, options: .atomic)
    }

    /// What `COLORFGBG` says, which some terminals set: colours by number, the background last.
    public static func hint(_ environment: [String: String]) -> RGB? {
        let parts = environment["COLORFGBG", default: ""].split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, let index = UInt8(last), index < 16 else { return nil }
        return RGB(palette: index)
    }

    private var entries: [(terminal: String, colour: RGB)] {
        // Silent, as above.
        guard let data = try? Data(contentsOf: file), data.count < 1 << 16 else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2, let colour = RGB(hexadecimal: parts[1]) else { return nil }
            return (String(parts[0]), colour)
        }
    }
}

extension RGB {
    /// `#1c1c1c`.
    var hexadecimal: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    fileprivate init?(hexadecimal text: Substring) {
        guard text.count == 7, text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16) else { return nil }
        self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }
}
