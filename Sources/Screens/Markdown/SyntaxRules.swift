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
    /// A word at a row's start that a colon follows is a key: YAML, HTTP headers.
    var hasKeys = false

    /// The rules for a fence's language; nil for one that stays plain.
    static func named(_ language: String) -> SyntaxRules? {
        switch language.lowercased() {
        case "sh", "shell", "bash", "console", "zsh": shell
        case "sql": sql
        case "http": http
        case "json": json
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

    static let shell = SyntaxRules(
        lineComment: ["#"],
        quotes: [Quote(mark: "\"", isMultiline: true), Quote(mark: "'", isMultiline: true, escape: nil)],
        keywords: words(
            """
            if then elif else fi for in do done while until case esac function return exit export local set unset trap \
            wait sudo
            """
        )
    )

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

    static let http = SyntaxRules(
        quotes: [Quote(mark: "\"")],
        keywords: words("GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE HTTP true false null"),
        hasKeys: true
    )

    static let json = SyntaxRules(quotes: [Quote(mark: "\"")], keywords: words("true false null"))

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
        )
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
