/// Cuts an expression's text into tokens.
struct ExpressionLexer {
    enum Token: Equatable {
        case number(Double)
        case name(String)
        case symbol(String)
        case end

        var description: String {
            switch self {
            case .number(let number): Quantity.plain(number)
            case .name(let name): name
            case .symbol(let symbol): symbol
            case .end: "the end"
            }
        }
    }

    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func next() throws(Expression.ParseError) -> Token {
        rest = rest.drop { $0.isWhitespace }
        guard let first = rest.first else { return .end }
        if first.isASCII, first.isNumber { return try number() }
        if Self.startsName(first) { return .name(name()) }
        for symbol in ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "^", "(", ")"] where rest.hasPrefix(symbol)
        {
            rest = rest.dropFirst(symbol.count)
            return .symbol(symbol)
        }
        throw Expression.ParseError(description: "unexpected \"\(first)\"")
    }

    private static func startsName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character == "_")
    }

    private static func continuesName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == ".")
    }

    private mutating func name() -> String {
        var name = ""
        while let character = rest.first {
            let following = rest.dropFirst().first
            guard Self.continuesName(character) || (character == "-" && following.map(Self.startsName) == true) else {
                break
            }
            name.append(character)
            rest = rest.dropFirst()
        }
        return name
    }

    private mutating func number() throws(Expression.ParseError) -> Token {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let value = Double(digits) else {
            throw Expression.ParseError(description: "\"\(digits)\" isn't a number")
        }
        rest = rest.dropFirst(digits.count)
        if rest.first == "%" {
            rest = rest.dropFirst()
            return .number(Quantity.rounded(value / 100))
        }
        let unit = rest.prefix { $0.isLetter }
        guard !unit.isEmpty else { return .number(value) }
        guard let factor = Quantity.seconds(inUnit: String(unit)) ?? Quantity.bytes(inUnit: String(unit)) else {
            throw Expression.ParseError(
                description: "unknown unit \"\(unit)\"; one of: us, ms, s, min, B, KiB, MiB, GiB, kB, MB, GB, %"
            )
        }
        rest = rest.dropFirst(unit.count)
        return .number(Quantity.rounded(value * factor))
    }
}
