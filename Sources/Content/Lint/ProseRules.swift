/// A rule about words, wherever prose stands.
struct ProseRule: Sendable {
    struct Finding: Equatable {
        /// What to look for in the source, to find the line.
        var words: String
        var message: String
        var severity = ContentIssue.Severity.error
    }

    let check: @Sendable (_ text: String) -> [Finding]

    static let all = [bannedWords, bannedPhrases, exclamationMarks, emoji, strayRows, americanSpellings]

    static func issues(in runs: [ProseRun], source: SourceText) -> [ContentIssue] {
        runs.flatMap { run in
            all.flatMap { $0.check(run.text) }.map { finding in
                let line = source.line(holding: finding.words, from: run.line) ?? run.line
                return ContentIssue(file: source.file, line: line, severity: finding.severity, finding.message)
            }
        }
    }

    static let bannedWords = ProseRule { text in
        Words.of(text).compactMap { word in
            guard banned.contains(word.lowercased()) else { return nil }
            return Finding(words: word, message: "\"\(word)\" is on the list of banned words; say it without")
        }
    }

    private static let banned: Set = [
        "simply", "just", "leverage", "leveraged", "leverages", "leveraging", "robust", "robustly", "seamless",
        "seamlessly", "delve", "delved", "delves", "delving", "crucial", "crucially",
    ]

    static let bannedPhrases = ProseRule { text in
        let padded = " " + Words.of(text).joined(separator: " ").lowercased() + " "
        return phrases.filter { padded.contains(" \($0) ") }.map { phrase in
            let firstWord = phrase.prefix { $0 != " " }
            return Finding(words: String(firstWord), message: "\"\(phrase)\" says nothing; begin with what follows it")
        }
    }

    private static let phrases = [
        "it's important to note", "it is important to note", "it's worth noting", "it is worth noting",
        "in today's fast-paced world",
    ]

    static let exclamationMarks = ProseRule { text in
        guard text.utf8.contains(UInt8(ascii: "!")) else { return [] }
        return [Finding(words: "!", message: "an exclamation mark; end the sentence with a full stop")]
    }

    static let emoji = ProseRule { text in
        text.unicodeScalars.filter { !$0.isASCII && ($0.properties.isEmojiPresentation || $0 == "\u{FE0F}") }.prefix(1)
            .map { Finding(words: String($0), message: "an emoji; say it in words") }
    }

    /// An empty line ends a table; what follows it is a paragraph with bars in it.
    static let strayRows = ProseRule { text in
        guard text.hasPrefix("|") else { return [] }
        let advice = "take out the empty line before it, or give it a header and a |---| line"
        return [Finding(words: "|", message: "a row outside a table; \(advice)")]
    }

    /// A capitalised word is left alone unless it opens the text: it may be a name.
    static let americanSpellings = ProseRule { text in
        Words.of(text).enumerated().compactMap { offset, word in
            let isName = offset > 0 && word.first?.isUppercase == true
            guard !isName, let british = Spelling.british[word.lowercased()] else { return nil }
            return Finding(words: word, message: "\"\(word)\" is American; write \"\(british)\"", severity: .warning)
        }
    }
}

extension TopicRule {
    static let proseRules = [TopicRule { topic, _ in ProseRule.issues(in: topic.proseRuns, source: topic.source) }]
}

extension PageRule {
    static let proseRules = [PageRule { page, _ in ProseRule.issues(in: page.proseRuns, source: page.source) }]
}

extension CorpusRule {
    /// Categories, glossary and paths.
    static let proseRules = [
        CorpusRule { index in
            let categories = index.corpus.categories
            return categories.value.flatMap { category in
                let line = categories.source.line(ofEntry: category.id) ?? 1
                let texts = [category.title, category.summary, category.elsewhere]
                return ProseRule.issues(in: texts.map { ProseRun(line: line, text: $0) }, source: categories.source)
            }
        },
        CorpusRule { index in
            let glossary = index.corpus.glossary
            return glossary.value.flatMap { term in
                let run = ProseRun(line: glossary.source.line(ofEntry: term.id) ?? 1, text: term.definition)
                return ProseRule.issues(in: [run], source: glossary.source)
            }
        },
        CorpusRule { index in
            index.corpus.paths.flatMap { path in
                let texts =
                    [path.value.title, path.value.audience, path.value.outcome] + path.value.stages.map(\.title)
                return ProseRule.issues(in: texts.map { ProseRun(line: 1, text: $0) }, source: path.source)
            }
        },
    ]
}
