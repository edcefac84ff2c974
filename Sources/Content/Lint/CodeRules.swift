/// A rule about code blocks, wherever they stand.
struct CodeRule: Sendable {
    let check: @Sendable (Block.CodeBlock) -> (line: Int, message: String)?

    static let all = [hasLanguage, codeFits, diagramFits, diagramIsCalledSo]

    var forTopics: TopicRule {
        TopicRule { topic, _ in
            topic.value.sections.flatMap(\.blocks).flatMap(\.codeBlocks).compactMap(check)
                .map { topic.issue($0.line, $0.message) }
        }
    }

    var forPages: PageRule {
        PageRule { page, _ in
            page.value.document.blocks.flatMap(\.codeBlocks).compactMap(check).map { page.issue($0.line, $0.message) }
        }
    }

    static let hasLanguage = CodeRule { code in
        guard code.language.isEmpty else { return nil }
        return (code.line, "code without a language; write ```sql, ```sh, ```http or, for none, ```text")
    }

    /// In terminal columns: what a terminal of 80 has for it.
    static let widestCode = 76

    static let codeFits = CodeRule { code in
        guard code.language != "diagram" else { return nil }
        let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        let wide = lines.enumerated().first { DisplayWidth.of($0.element) > widestCode }
        return wide.map { offset, line in
            let message = "the code is \(DisplayWidth.of(line)) columns wide here; break the line within \(widestCode)"
            return (code.line + 1 + offset, message)
        }
    }

    /// In terminal columns.
    static let widestDiagram = 72

    static let diagramFits = CodeRule { code in
        guard code.language == "diagram" else { return nil }
        let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        let wide = lines.enumerated().first { DisplayWidth.of($0.element) > widestDiagram }
        return wide.map { offset, line in
            let message = "the diagram is \(DisplayWidth.of(line)) columns wide here; keep it within \(widestDiagram)"
            return (code.line + 1 + offset, message)
        }
    }

    private static let otherDiagrams: Set = ["ascii", "dot", "graph", "graphviz", "mermaid", "plantuml", "svgbob"]

    static let diagramIsCalledSo = CodeRule { code in
        let language = code.language.lowercased()
        guard code.language != "diagram" else { return nil }
        let isMisspelt = !Suggestion.nearest(to: language, among: ["diagram"]).isEmpty
        guard isMisspelt || otherDiagrams.contains(language) else { return nil }
        return (code.line, "unknown kind of diagram \"\(code.language)\"; draw it as text under ```diagram")
    }
}
