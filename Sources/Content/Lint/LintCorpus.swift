/// All content, read as far as it can be, and what the parsers complained of.
struct LintCorpus: Sendable {
    var labs: Set<String>
    var topics: [Linted<Topic>] = []
    var pages: [Linted<Page>] = []
    var paths: [Linted<LearningPath>] = []
    var categories = Linted<[Category]>(value: [], source: SourceText("", file: ContentLibrary.categoriesFile))
    var glossary = Linted<[GlossaryTerm]>(value: [], source: SourceText("", file: ContentLibrary.glossaryFile))
    var planned = Linted<[PlannedItem]>(value: [], source: SourceText("", file: ContentLibrary.plannedFile))
    var issues: [ContentIssue] = []

    init(labs: Set<String>) { self.labs = labs }

    mutating func add(_ text: String, as kind: SourceKind, file: String) {
        let source = SourceText(text, file: file)
        switch kind {
        case .topic: if let topic = take(TopicParser.read(text, file: file), source) { topics.append(topic) }
        case .page: if let page = take(PageParser.read(text, file: file), source) { pages.append(page) }
        case .path: if let path = take(PathParser.read(text, file: file), source) { paths.append(path) }
        case .categories: if let all = take(CategoriesParser.read(text, file: file), source) { categories = all }
        case .glossary: if let all = take(GlossaryParser.read(text, file: file), source) { glossary = all }
        case .planned: if let all = take(PlannedParser.read(text, file: file), source) { planned = all }
        }
    }

    private mutating func take<Value>(_ reading: Reading<Value>, _ source: SourceText) -> Linted<Value>? {
        issues += reading.issues
        return reading.value.map { Linted(value: $0, source: source) }
    }
}
