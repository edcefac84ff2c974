/// Checks all content under a root against the rules of the house; `backlab check` prints what it returns.
public struct ContentLinter: Sendable {
    private let library: ContentLibrary
    private let labs: Set<String>

    /// `labs` are the ids of the labs that exist: folders are not this module's to look into.
    public init(library: ContentLibrary, labs: some Sequence<String>) {
        self.library = library
        self.labs = Set(labs)
    }

    /// All that is wrong, sorted by file and line. A file that can't be read is an issue like any other.
    public func lint() -> [ContentIssue] {
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
        return Self.issues(in: corpus)
    }

    /// The decision, without files.
    static func issues(in corpus: LintCorpus) -> [ContentIssue] {
        let index = LintIndex(corpus)
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
