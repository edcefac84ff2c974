extension Expression {
    /// What is wrong with an expression's text.
    public struct ParseError: Error, Equatable, CustomStringConvertible {
        public var description: String
    }

    /// Reads an expression.
    ///
    ///     try Expression("100 * ledger.charged_twice / shop.orders")
    ///     try Expression("shop.orders >= 200")
    ///
    /// - Throws: what was found where something else was expected.
    public init(_ text: String) throws(ParseError) {
        guard text.utf8.count <= Parser.longest else {
            throw ParseError(description: "longer than \(Parser.longest) bytes")
        }
        var parser = try Parser(text)
        self.root = try parser.whole()
        self.text = String(text.trimmingSpaces())
    }

    /// Recursive descent, one token ahead, with a bound on depth so that a hostile pack can't exhaust the stack.
    private struct Parser {
        static let longest = 2_000
        static let deepest = 50

        private var lexer: ExpressionLexer
        private var token: ExpressionLexer.Token
        private var depth = 0

        init(_ text: String) throws(ParseError) {
            lexer = ExpressionLexer(text)
            token = try lexer.next()
        }

        mutating func whole() throws(ParseError) -> Node {
            let left = try sum()
            guard case .symbol(let symbol) = token, let comparison = Comparison(rawValue: symbol) else {
                try expectEnd()
                return left
            }
            try advance()
            let right = try sum()
            try expectEnd()
            return .comparison(comparison, left, right)
        }

        private mutating func sum() throws(ParseError) -> Node {
            var left = try product()
            while let operation = operation(among: [.add, .subtract]) {
                try advance()
                left = .binary(operation, left, try product())
            }
            return left
        }

        private mutating func product() throws(ParseError) -> Node {
            var left = try signed()
            while let operation = operation(among: [.multiply, .divide]) {
                try advance()
                left = .binary(operation, left, try signed())
            }
            return left
        }

        private mutating func signed() throws(ParseError) -> Node {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest else { throw ParseError(description: "nested deeper than \(Self.deepest)") }
            if token == .symbol("-") {
                try advance()
                return .negated(try signed())
            }
            let base = try atom()
            // Right to left, and above the sign: -2 ^ 2 is -4.
            guard operation(among: [.power]) != nil else { return base }
            try advance()
            return .binary(.power, base, try signed())
        }

        private mutating func atom() throws(ParseError) -> Node {
            switch token {
            case .number(let number):
                try advance()
                return .number(number)
            case .name(let text):
                try advance()
                if !text.contains(".") { return .name(.control(text)) }
                guard let name = MetricName(text) else {
                    throw ParseError(description: "\"\(text)\" isn't component.metric")
                }
                return .name(.metric(name))
            case .symbol("("):
                try advance()
                let inner = try sum()
                guard token == .symbol(")") else {
                    throw ParseError(description: "expected \")\", found \(token.description)")
                }
                try advance()
                return inner
            case .symbol, .end:
                throw ParseError(description: "expected a number, a metric or \"(\", found \(token.description)")
            }
        }

        private func operation(among allowed: [Operator]) -> Operator? {
            guard case .symbol(let symbol) = token, let found = Operator(rawValue: symbol) else { return nil }
            return allowed.contains(found) ? found : nil
        }

        private mutating func advance() throws(ParseError) { token = try lexer.next() }

        private func expectEnd() throws(ParseError) {
            guard token == .end else {
                throw ParseError(description: "expected an operator or the end, found \(token.description)")
            }
        }
    }
}
