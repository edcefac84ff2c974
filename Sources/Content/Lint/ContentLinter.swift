/// Checks all content under a root against the rules of the house; `backlab check` prints what it returns.
public struct ContentLinter: Sendable {
    private let library: ContentLibrary
    private let labs: Set<String>
    private let base: Base?

    /// What a pack stands beside: its links may lead there, and its ids must differ.
    public struct Base: Sendable {
        var library: ContentLibrary
        var labs: Set<String>

        public init(library: ContentLibrary, labs: some Sequence<String>) {
            self.library = library
            self.labs = Set(labs)
        }
    }

    /// - Parameters:
    ///   - labs: the ids of the labs that exist: folders are not this module's to look into.
    ///   - base: where the library is a pack; nil where it stands alone.
    public init(library: ContentLibrary, labs: some Sequence<String>, base: Base? = nil) {
        self.library = library
        self.labs = Set(labs)
        self.base = base
    }

    /// All that is wrong, sorted by file and line. A file that can't be read is an issue like any other. What is wrong
    /// in the base is the base's affair.
    public func lint() -> [ContentIssue] {
        let base = base.map { LintBase(Self.corpus(of: $0.library, labs: $0.labs)) }
        return Self.issues(in: Self.corpus(of: library, labs: labs), base: base)
    }

    private static func corpus(of library: ContentLibrary, labs: Set<String>) -> LintCorpus {
        var corpus = LintCorpus(labs: labs)
        do throws(ContentIssue) {
            for file in try library.sourceFiles() {
                do throws(ContentIssue) {
                    corpus.add(try library.text(at: file.path), as: file.kind, file: file.path)
                } catch {
                    corpus.issues.append(error)
                }
            }
        } catch {
            corpus.issues.append(error)
        }
        return corpus
    }

    /// The decision, without files.
    static func issues(in corpus: LintCorpus, base: LintBase? = nil) -> [ContentIssue] {
        let index = LintIndex(corpus, base: base)
        var issues = corpus.issues
        for topic in corpus.topics {
            for rule in TopicRule.all { issues += rule.check(topic, index) }
        }
        for page in corpus.pages {
            for rule in PageRule.all { issues += rule.check(page, index) }
        }
        for rule in CorpusRule.all { issues += rule.check(index) }
        return issues.sorted { left, right in
            (left.file, left.line ?? 0, left.message) < (right.file, right.line ?? 0, right.message)
        }
    }
}
