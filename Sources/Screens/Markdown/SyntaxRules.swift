/// What of a language the highlighter tells apart: comments, strings, words of its own, numbers.
struct SyntaxRules: Sendable {
    struct Quote: Sendable {
        var mark: String
        /// It may run over the end of a row.
        var isMultiline = false
        /// The character that takes the meaning from the one after it.
        var escape: Character? = "\\"
    }

    var lineComment: [String] = []
    var blockComment: (open: String, close: String)?
    /// Longer marks first.
    var quotes: [Quote] = []
    var keywords: Set<String> = []
    var ignoresCase = false
    /// A word at a row's start and a string are keys where a colon follows.
    var hasKeys = false
    /// What may stand before a quote and belongs to the string: the `f` of Python's `f"…"`. In small letters.
    var stringPrefixes: Set<String> = []
    /// Words of two capitals or more are the language's own.
    var capitalsAreKeywords = false

    func isKeyword(_ word: String) -> Bool {
        if keywords.contains(ignoresCase ? word.lowercased() : word) { return true }
        return capitalsAreKeywords && word.count > 1 && word.allSatisfy { $0.isUppercase }
    }

    /// The rules for a fence's language; nil for one that stays plain.
    static func named(_ language: String) -> SyntaxRules? {
        switch language.lowercased() {
        case "sql": sql
        case "json", "jsonc", "ndjson": json
        case "redis", "lua": redis
        case "yaml", "yml": yaml
        case "swift": swift
        case "python", "py": python
        case "go": go
        case "javascript", "js", "typescript", "ts": javascript
        default: nil
        }
    }

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    private static let plainQuotes = [Quote(mark: "\""), Quote(mark: "'")]

    static let sql = SyntaxRules(
        lineComment: ["--"],
        blockComment: ("/*", "*/"),
        quotes: [Quote(mark: "'", isMultiline: true, escape: nil), Quote(mark: "\"", escape: nil)],
        keywords: words(
            """
            select from where and or not null is in exists between like as on join left right inner outer full cross \
            insert into values update set delete create table index unique primary key foreign references default \
            check constraint alter add drop column view begin commit rollback transaction isolation level \
            serializable repeatable read committed order by group having limit offset distinct union all case when \
            then else end returning conflict do nothing for share skip locked with recursive explain analyze using \
            over partition asc desc true false grant to cascade lock mode listen notify
            """
        ),
        ignoresCase: true
    )

    static let json = SyntaxRules(
        lineComment: ["//"],
        quotes: [Quote(mark: "\"")],
        keywords: words("true false null"),
        hasKeys: true
    )

    /// Commands as they are typed, and the scripts in Lua that Redis runs.
    static let redis = SyntaxRules(
        lineComment: ["--", "#"],
        quotes: plainQuotes,
        keywords: words(
            """
            and break do else elseif end false for function if in local nil not or repeat return then true until while
            """
        ),
        capitalsAreKeywords: true
    )

    static let yaml = SyntaxRules(
        lineComment: ["#"],
        quotes: [Quote(mark: "\""), Quote(mark: "'", escape: nil)],
        keywords: words("true false null yes no"),
        hasKeys: true
    )

    static let swift = SyntaxRules(
        lineComment: ["//"],
        blockComment: ("/*", "*/"),
        quotes: [Quote(mark: "\"\"\"", isMultiline: true), Quote(mark: "\"")],
        keywords: words(
            """
            actor as associatedtype async await break case catch class continue default defer do else enum extension \
            false fileprivate for func guard if import in init inout internal is let mutating nil nonisolated open \
            private protocol public repeat rethrows return self Self some any static struct subscript super switch \
            throw throws true try typealias var where while
            """
        )
    )

    static let python = SyntaxRules(
        lineComment: ["#"],
        quotes: [Quote(mark: "\"\"\"", isMultiline: true), Quote(mark: "'''", isMultiline: true)] + plainQuotes,
        keywords: words(
            """
            and as assert async await break class continue def del elif else except False finally for from global if \
            import in is lambda None nonlocal not or pass raise return True try while with yield
            """
        ),
        stringPrefixes: ["f", "r", "b", "u", "rb", "br", "fr", "rf"]
    )

    static let go = SyntaxRules(
        lineComment: ["//"],
        blockComment: ("/*", "*/"),
        quotes: [Quote(mark: "`", isMultiline: true, escape: nil)] + plainQuotes,
        keywords: words(
            """
            break case chan const continue default defer else fallthrough for func go goto if import interface map \
            package range return select struct switch type var nil true false
            """
        )
    )

    static let javascript = SyntaxRules(
        lineComment: ["//"],
        blockComment: ("/*", "*/"),
        quotes: [Quote(mark: "`", isMultiline: true)] + plainQuotes,
        keywords: words(
            """
            async await break case catch class const continue default delete do else export extends false finally for \
            from function if import in instanceof interface let new null of return static super switch this throw true \
            try type typeof undefined var void while yield
            """
        )
    )
}
