import TerminalUI

/// The line above the results: what could be meant, or what is wrong.
enum SearchNotice: Equatable {
    /// The results are those of this query.
    case suggestion(String)
    /// What a filter can become: its values, and the text with each of them.
    case choices([String], texts: [String])
    case problem(String)

    private static let question = "Nothing as typed; shown for "
    private static let spacing = 2

    func line(_ theme: Theme) -> Line {
        switch self {
        case .suggestion(let query):
            Line(spans: [Span(Self.question, style: theme.dim), Span(query, style: theme.accent)])
        case .choices(let values, _):
            Line(
                spans: values.enumerated().flatMap { index, value in
                    [Span(value, style: index == 0 ? theme.accent : theme.dim), Span("  ")]
                }
            )
        case .problem(let sentence):
            Line(sentence, style: theme.warning)
        }
    }

    /// The text that a click at this column takes.
    func text(at column: Int) -> String? {
        switch self {
        case .suggestion(let query):
            return column >= Self.question.columns && column < Self.question.columns + query.columns ? query : nil
        case .choices(let values, let texts):
            var x = 0
            for (value, text) in zip(values, texts) {
                if (x..<x + value.columns).contains(column) { return text }
                x += value.columns + Self.spacing
            }
            return nil
        case .problem:
            return nil
        }
    }
}

extension SearchModel {
    var notice: SearchNotice? {
        if field.isFull {
            return .problem("A search is at most 1,000 characters long; what goes beyond is left out.")
        }
        let completion = completion
        if !completion.choices.isEmpty {
            let texts = completion.choices.map { field.text + String($0.dropFirst(completion.typed)) + " " }
            return .choices(completion.choices, texts: texts)
        }
        if let problem = completion.problem { return .problem(problem) }
        return answer?.results.didYouMean.map { .suggestion($0) }
    }
}
