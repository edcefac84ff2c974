/// What SET and GETEX may say behind their key and value.
struct StringOptions {
    enum Command {
        case set
        case getex
    }

    var onlyIfMissing = false
    var onlyIfPresent = false
    var returnsOld = false
    var keepsExpiry = false
    var persists = false
    var expiry: ExpiryWord?

    var expiryIsAbsolute: Bool { expiry?.isAbsolute ?? false }

    /// Nil where they are malformed; the error has been written.
    init?(_ call: inout CommandCall, for command: Command) {
        let arguments = call.arguments
        let isSet = command == .set
        var index = isSet ? 3 : 2
        while index < arguments.count {
            let next = index + 1 < arguments.count ? index + 1 : nil
            let hasExpiry = expiry != nil
            if isSet, arguments.matches(index, "NX"), !onlyIfPresent {
                onlyIfMissing = true
            } else if isSet, arguments.matches(index, "XX"), !onlyIfMissing {
                onlyIfPresent = true
            } else if isSet, arguments.matches(index, "GET") {
                returnsOld = true
            } else if isSet, arguments.matches(index, "KEEPTTL"), !persists, !hasExpiry {
                keepsExpiry = true
            } else if !isSet, arguments.matches(index, "PERSIST"), !hasExpiry, !keepsExpiry {
                persists = true
            } else if let next, !keepsExpiry, !persists, let word = ExpiryWord(arguments[index], at: next),
                expiry.map(word.isLike) ?? true
            {
                expiry = word
                index += 1
            } else {
                call.syntaxError()
                return nil
            }
            index += 1
        }
    }
}

/// `EX 10` and its like: where the number is, and what it counts.
struct ExpiryWord {
    var argument: Int
    var isInSeconds: Bool
    var isAbsolute: Bool

    init(argument: Int, isInSeconds: Bool, isAbsolute: Bool) {
        self.argument = argument
        self.isInSeconds = isInSeconds
        self.isAbsolute = isAbsolute
    }

    /// The same word again is allowed, and counts; another isn't.
    func isLike(_ other: ExpiryWord) -> Bool {
        isInSeconds == other.isInSeconds && isAbsolute == other.isAbsolute
    }

    init?(_ word: UnsafeRawBufferPointer, at argument: Int) {
        if word.matches("EX") {
            self.init(argument: argument, isInSeconds: true, isAbsolute: false)
        } else if word.matches("PX") {
            self.init(argument: argument, isInSeconds: false, isAbsolute: false)
        } else if word.matches("EXAT") {
            self.init(argument: argument, isInSeconds: true, isAbsolute: true)
        } else if word.matches("PXAT") {
            self.init(argument: argument, isInSeconds: false, isAbsolute: true)
        } else {
            return nil
        }
    }
}
