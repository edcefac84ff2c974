/// An expression of `lab.yml` or a guide: `100 * ledger.charged_twice / shop.orders`, `shop.gave_up == 0`.
///
/// It knows `+ - * / ^`, one comparison at the outermost level, parentheses, numbers (`0.2`, `40ms`, `20%`), metrics
/// (`component.metric`) and, in laws, the names of controls. A hyphen between a name and a letter belongs to the
/// name, as in `answer-loss`; a minus sign has a space after it.
public struct Expression: Equatable, Sendable, CustomStringConvertible {
    public enum Value: Equatable, Sendable {
        case number(Double)
        case truth(Bool)
    }

    /// What stands at a place where a value has to be looked up.
    public enum Name: Hashable, Sendable, CustomStringConvertible {
        case metric(MetricName)
        case control(String)

        public var description: String {
            switch self {
            case .metric(let name): name.description
            case .control(let id): id
            }
        }
    }

    public enum Operator: String, Sendable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case power = "^"
    }

    public enum Comparison: String, Sendable {
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
    }

    indirect enum Node: Equatable, Sendable {
        case number(Double)
        case name(Name)
        case negated(Node)
        case binary(Operator, Node, Node)
        case comparison(Comparison, Node, Node)
    }

    let root: Node
    /// As it was written.
    public let text: String

    public var description: String { text }

    /// Whether its value is true or false.
    public var isComparison: Bool {
        if case .comparison = root { true } else { false }
    }

    /// Every name in it, each once, in the order of the text.
    public var names: [Name] {
        var found: [Name] = []
        func visit(_ node: Node) {
            switch node {
            case .number: break
            case .name(let name): if !found.contains(name) { found.append(name) }
            case .negated(let inner): visit(inner)
            case .binary(_, let left, let right), .comparison(_, let left, let right):
                visit(left)
                visit(right)
            }
        }
        visit(root)
        return found
    }

    /// Every metric in it, each once.
    public var metrics: [MetricName] {
        names.compactMap { if case .metric(let name) = $0 { name } else { nil } }
    }

    /// Every control in it, each once.
    public var controls: [String] {
        names.compactMap { if case .control(let id) = $0 { id } else { nil } }
    }
}
