import Testing

@testable import Content

/// The rules as they hold for a pack beside a base.
struct PackRuleTests {
    private let base: LintBench

    init() throws { base = try LintBench() }

    /// A topic as good as the base's, with another id.
    private func pack(_ change: (inout LintBench) -> Void = { _ in }) throws -> [String] {
        var pack = try LintBench()
        pack.labs = []
        pack.addTopic("gateway") { $0 += "\n- See [[idempotency]].\n" }
        for file in [Exemplar.file, LintBench.glossary, LintBench.path, LintBench.tool, LintBench.reference] {
            pack.remove(file)
        }
        pack.remove(LintBench.planned)
        pack.remove("content/categories.yml")
        change(&pack)
        return pack.issues(beside: base).map(\.description)
    }

    @Test func linksAndCategoriesMayLeadIntoTheBase() throws {
        let alone = try pack()
        #expect(!alone.contains { $0.contains("unknown") }, "\(alone)")
        #expect(!alone.contains { $0.contains("topics link here") }, "\(alone)")
    }

    @Test func aLinkToNowhereIsStillFound() throws {
        let issues = try pack {
            $0.replace("[[idempotency]]", with: "[[idempotenzy]]", in: "content/topics/api-design/gateway.md")
        }
        #expect(
            issues.contains { $0.contains("unknown topic \"idempotenzy\"; did you mean \"idempotency\"") },
            "\(issues)"
        )
    }

    @Test func anIDOfTheBaseIsTaken() throws {
        let issues = try pack { bench in
            bench.write(
                "- id: intent\n  term: Intent\n  definition: D.\n  topic: idempotency\n",
                to: LintBench.glossary
            )
        }
        #expect(
            issues.contains(
                "content/glossary.yml:1: the knowledge base has the term \"intent\" already, or plans it;"
                    + " a pack can't take its place, so choose another id"
            ),
            "\(issues)"
        )
    }

    @Test func aCategoryOfTheBaseIsTaken() throws {
        let issues = try pack { bench in
            bench.write(
                "- {id: api-design, title: Ours, summary: S., elsewhere: E.}\n",
                to: "content/categories.yml"
            )
        }
        #expect(
            issues.contains { $0.contains("the knowledge base has the category \"api-design\" already") },
            "\(issues)"
        )
    }

    @Test func whatIsWrongInTheBaseIsTheBasesAffair() throws {
        #expect(try !pack().contains { $0.hasPrefix(Exemplar.file) })
    }
}
