import Content

/// Reads `guide.md`: steps under headings, with the fences `set`, `restart`, `predict` and `attach` among their text.
struct GuideReader {
    private let file: String
    private let manifest: LabManifest
    private let metrics: MetricCatalogue
    private(set) var issues: [ContentIssue] = []

    init(file: String, manifest: LabManifest) {
        self.file = file
        self.manifest = manifest
        metrics = MetricCatalogue(manifest.components)
    }

    mutating func read(_ markdown: String) -> Guide {
        var steps: [GuideStep] = []
        for block in MarkdownParser.parse(markdown).blocks {
            if case .heading(let level, let inlines) = block.kind, level == 2 {
                steps.append(step(inlines.plainText, number: steps.count + 1, line: block.line))
            } else if steps.isEmpty {
                report("text before the first step; begin with \"## 1. …\"", at: block.line)
            } else {
                add(block, to: &steps[steps.count - 1])
            }
        }
        if steps.isEmpty { report("a guide needs steps, each under \"## 1. …\"", at: 1) }
        return Guide(steps: steps)
    }

    private mutating func report(_ message: String, at line: Int) {
        issues.append(ContentIssue(file: file, line: line, message))
    }

    private mutating func step(_ heading: String, number: Int, line: Int) -> GuideStep {
        let prefix = "\(number). "
        if !heading.hasPrefix(prefix) {
            report("the heading of step \(number) is \"\(heading)\"; begin it with \"\(prefix)\"", at: line)
        }
        let title = heading.hasPrefix(prefix) ? String(heading.dropFirst(prefix.count)) : heading
        var step = GuideStep(title: title, text: Document(blocks: []), line: line)
        step.blocksBeforePrediction = 0
        return step
    }

    private mutating func add(_ block: Block, to step: inout GuideStep) {
        guard case .code(let language, let text) = block.kind,
            ["set", "restart", "predict", "attach"].contains(language)
        else {
            step.text.blocks.append(block)
            if step.prediction == nil { step.blocksBeforePrediction += 1 }
            return
        }
        switch language {
        case "set":
            if !step.settings.isEmpty { report("a second \"set\" in one step; put all into the first", at: block.line) }
            withFence(text, block.line) { reader, node in
                step.settings.merge(reader.settings(node, of: "the step's set") ?? [:]) { $1 }
            }
        case "restart":
            if !text.trimmingSpaces().isEmpty { report("\"restart\" takes no text; leave it empty", at: block.line) }
            step.restarts = true
        case "predict":
            if step.prediction != nil {
                report("a second \"predict\" in one step; make it a step of its own", at: block.line)
            }
            withFence(text, block.line) { [metrics] reader, node in
                step.prediction = reader.prediction(node, line: block.line, metrics: metrics)
            }
        default:
            if step.attach != nil { report("a second \"attach\" in one step; one line is enough", at: block.line) }
            step.attach = attach(text, at: block.line)
        }
    }

    /// Reads a fence as YAML. Its first line stands below the fence's own.
    private mutating func withFence(
        _ text: String,
        _ line: Int,
        _ body: (inout FieldReader, YAMLNode) -> Void
    ) {
        do throws(ContentIssue) {
            let node = try YAMLNode.parse(text, file: file, firstLine: line + 1)
            var reader = FieldReader(file: file)
            reader.controls = manifest.controls
            body(&reader, node)
            issues += reader.issues
        } catch {
            issues.append(error)
        }
    }

    private mutating func attach(_ text: String, at line: Int) -> String {
        let command = String(text.trimmingSpaces())
        let listening = manifest.components.filter(\.kind.name.listens).map(\.id)
        let replaceable = manifest.components.filter(\.kind.name.takesEngine).map(\.id)
        for word in command.split(separator: "$").dropFirst() {
            if word.hasPrefix("{") {
                let known = replaceable.map(GuideStep.prefixPlaceholder)
                if !known.contains(where: { "$\(word)".hasPrefix($0) }) {
                    let text = word.prefix { !$0.isWhitespace }
                    let name = "$" + (text.firstIndex(of: "}").map { text[...$0] } ?? text)
                    report("\"\(name)\" stands for nothing; one of: \(known.joined(separator: ", "))", at: line)
                }
                continue
            }
            let name = word.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if !listening.contains(String(name)) {
                let known = listening.map { "$\($0)" }.joined(separator: ", ")
                report("\"$\(name)\" has no address; one of: \(known)", at: line)
            }
        }
        if command.contains(where: \.isNewline) { report("an attach line is one command on one line", at: line) }
        return command
    }
}
