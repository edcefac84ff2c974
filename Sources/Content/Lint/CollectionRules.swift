extension CorpusRule {
    /// Paths and categories.
    static let collectionRules = [pathsNameWhatExists, pathsNameNothingTwice, stagesHoldSomething]

    static let pathsNameWhatExists = CorpusRule { index in
        index.corpus.paths.flatMap { path in
            path.references.compactMap { reference in
                index.complaint(about: reference).map { path.issue(near: reference.id, from: 1, $0) }
            }
        }
    }

    static let pathsNameNothingTwice = CorpusRule { index in
        index.corpus.paths.flatMap { path in
            var seen: Set<ContentReference> = []
            return path.references.filter { !seen.insert($0).inserted }.map { reference in
                let line = path.source.line(holding: reference.id) ?? 1
                let second = path.source.line(holding: reference.id, from: line + 1) ?? line
                let name = "\(reference.kind.rawValue) \"\(reference.id)\""
                return path.issue(second, "the \(name) stands twice in the path; keep the stage that needs it")
            }
        }
    }

    static let stagesHoldSomething = CorpusRule { index in
        index.corpus.paths.flatMap { path in
            path.value.stages.filter { $0.topics.isEmpty && $0.labs.isEmpty }.map { stage in
                path.issue(near: stage.title, from: 1, "the stage \"\(stage.title)\" is empty; name topics or labs")
            }
                + (path.value.stages.isEmpty
                    ? [path.issue(near: "stages", from: 1, "no stages; write at least one")] : [])
        }
    }
}

extension Linted<LearningPath> {
    /// The topics and labs of all stages, in order.
    fileprivate var references: [ContentReference] {
        value.stages.flatMap { stage in stage.topics.map { .topic($0) } + stage.labs.map { .lab($0) } }
    }
}
