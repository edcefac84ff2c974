extension RuntimeLoop {
    /// So many characters that came together weren't typed by hand.
    private static let shortestPaste = 32

    /// Takes messages that came together.
    ///
    /// A terminal without bracketed paste sends what is pasted as keys. Where text is typed they go in as one piece: a
    /// query for each of a million characters would keep the program busy for a minute.
    package mutating func handle(_ batch: [AppMessage]) {
        var rest = batch[...]
        while let message = rest.first {
            let run = model.takesText ? rest.prefix { $0.character != nil } : []
            if run.count >= Self.shortestPaste {
                handle(.input(.paste(String(run.compactMap(\.character)))))
                rest = rest.dropFirst(run.count)
            } else {
                handle(message)
                rest = rest.dropFirst()
            }
        }
    }
}

extension AppModel {
    /// Whether a key that types a character types it.
    fileprivate var takesText: Bool {
        switch overlay {
        case .palette: true
        case .help: false
        case nil: top.model.isTyping
        }
    }
}

extension AppMessage {
    fileprivate var character: Character? {
        guard case .input(.key(let key)) = self else { return nil }
        return key.character
    }
}
