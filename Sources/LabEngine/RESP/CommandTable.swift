/// The commands of a server, found by name in capitals or not.
struct CommandTable: Sendable {
    let commands: [CommandSpec]
    /// Open addressing over the packed names; -1 where there is none.
    private var places: [Int32]
    private var names: [PackedName]

    /// - Parameter commands: with distinct names of at most 16 bytes.
    init(_ commands: [CommandSpec]) {
        self.commands = commands
        var size = 16
        while size < commands.count * 4 { size *= 2 }
        places = Array(repeating: -1, count: size)
        names = []
        for (index, command) in commands.enumerated() {
            var name = command.name
            let packed = name.withUTF8 { PackedName(UnsafeRawBufferPointer($0)) } ?? PackedName()
            names.append(packed)
            var place = packed.hash & (size - 1)
            while places[place] >= 0 { place = (place + 1) & (size - 1) }
            places[place] = Int32(index)
        }
    }

    /// The index of a command in `commands`.
    func index(of name: UnsafeRawBufferPointer) -> Int? {
        guard let packed = PackedName(name) else { return nil }
        var place = packed.hash & (places.count - 1)
        while places[place] >= 0 {
            let index = Int(places[place])
            if names[index] == packed { return index }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    subscript(name: String) -> CommandSpec? {
        var name = name
        return name.withUTF8 { index(of: UnsafeRawBufferPointer($0)) }.map { commands[$0] }
    }

    /// A command, or with a bar a subcommand: `client|id`.
    subscript(fullName name: String) -> CommandSpec? {
        let words = name.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let command = self[words.first ?? ""] else { return nil }
        return words.count < 2 ? command : command.subcommands.first { $0.name == name }
    }
}

/// A name of at most 16 bytes in two words, in lower case, so that comparing takes two instructions.
private struct PackedName: Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// Tells a name from one with zeros behind it.
    private var count = 0

    init() {}

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= 16 else { return nil }
        count = bytes.count
        for index in 0..<min(8, bytes.count) { low |= PackedName.folded(bytes[index]) << (UInt64(index) * 8) }
        guard bytes.count > 8 else { return }
        for index in 8..<bytes.count { high |= PackedName.folded(bytes[index]) << (UInt64(index - 8) * 8) }
    }

    var hash: Int {
        let mixed = (low ^ high &* 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
        return Int(truncatingIfNeeded: mixed >> 32)
    }

    private static func folded(_ byte: UInt8) -> UInt64 {
        UInt64(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte)
    }
}
