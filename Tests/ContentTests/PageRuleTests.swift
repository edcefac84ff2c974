import Testing

@testable import Content

struct PageRuleTests {
    private static let headings = "What it is for, When you reach for it, First commands, Limits, Instead"

    @Test(
        arguments: [
            (
                LintBench.tool, "## Limits", "## Limitations",
                "a tool's level-2 headings are \(headings), in this order; arrange them so", "## Limitations"
            ),
            (
                LintBench.tool, "## Instead", "### Instead",
                "a tool's level-2 headings are \(headings), in this order; arrange them so", "## Limits"
            ),
            (LintBench.tool, "- Three.\n", "", "2 situations; list 3, one to an item", "## When"),
            (
                LintBench.tool, "```sh\njq .\n```\n", "", "4 code blocks; show 5 commands, each in a block of its own",
                "## First"
            ),
            (
                LintBench.tool, "[[idempotency]]", "[[idempotence]]",
                "unknown topic \"idempotence\"; did you mean \"idempotency\"?", "[[idempotence"
            ),
            (
                LintBench.tool, "[[idempotency]]", "[[an id]]",
                "brackets that are no link; write [[id]], [[kind:id]] or [[id|words]], or put code in backticks", "[[an"
            ),
            (
                LintBench.tool, "related: [timeouts]", "related: [timeout]",
                "related: unknown topic \"timeout\"; did you mean \"timeouts\"?", "related"
            ),
            (LintBench.tool, "related: [timeouts]\n", "", "no related topics; name those that explain it", "---"),
            (
                LintBench.tool, "id: jq", "id: jq2",
                "the id is \"jq2\" but the file is jq.md; rename the file to jq2.md", "id:"
            ),
            (
                LintBench.tool, "It filters", "It just filters",
                "\"just\" is on the list of banned words; say it without", "just"
            ),
            (
                LintBench.tool, "It filters", "It labels, in gray, and filters",
                "warning: \"gray\" is American; write \"grey\"", "gray"
            ),
            (
                LintBench.tool, "```sh\njq .", "```diagramm\njq .",
                "unknown kind of diagram \"diagramm\"; draw it as text under ```diagram", "```diagramm"
            ),
            (
                LintBench.reference, "| Code", "Words.\n\n| C |\n|---|\n| d |\n\n| Code",
                "2 tables; a quick reference has one", "| Code"
            ),
            (
                LintBench.reference, "fine", String(repeating: "fine ", count: 20),
                "the table is 110 columns wide; keep it within 100", "| Code"
            ),
        ]
    )
    func aBrokenPageSaysWhatToDo(_ file: String, _ old: String, _ new: String, _ message: String, _ at: String) throws {
        var bench = try LintBench()
        bench.replace(old, with: new, in: file)
        #expect(bench.messages == ["\(file):\(bench.line(of: at, in: file)): \(message)"])
    }

    @Test func aReferenceWithoutATableIsNamed() throws {
        var bench = try LintBench()
        let table = "| Code | Meaning |\n|---|---|\n| 200 | fine |"
        bench.replace(table, with: "200 is fine.", in: LintBench.reference)
        #expect(bench.messages == ["\(LintBench.reference): 0 tables; a quick reference has one"])
    }
}
