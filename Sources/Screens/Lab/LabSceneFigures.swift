import LabKit
import TerminalUI

/// What a component shows of itself in the scene, as its kind declares it: one line below the other.
struct LabSceneFigures {
    static let mostSlots = 8

    var run: LabRun
    var context: ViewContext

    private var theme: Theme { context.theme }
    private var glyphs: GlyphSet { context.glyphs }

    /// - Parameter columns: what they may take; the words go where there isn't room for them.
    func lines(_ component: Component, columns: Int) -> [Line] {
        let reading = FigureReading(run: run, component: component)
        return component.kind.figures.filter(reading.isPresent).flatMap { lines($0, reading, columns: columns) }
    }

    private func lines(_ figure: SceneFigure, _ reading: FigureReading, columns: Int) -> [Line] {
        let forms = reading.forms(figure).map(glyphs.text)
        switch figure.form {
        case .wire:
            return [Line(String(repeating: glyphs.doubleHorizontal, count: min(7, columns)), style: theme.dim)]
        case .rate:
            return [Line([Span(glyphs.dot + " ", style: theme.accent), Span(forms[0], style: theme.text)])]
        case .value:
            return [text(forms, figure, reading, columns: columns)]
        case .slots(let limit):
            let text = text(forms, figure, reading, columns: columns)
            guard let capacity = reading.capacity(limit) else { return [text] }
            return [slots(reading.value(figure) ?? 0, of: capacity, columns: columns), text]
        }
    }

    private func text(_ forms: [String], _ figure: SceneFigure, _ reading: FigureReading, columns: Int) -> Line {
        let isPositive = (reading.value(figure) ?? 0) > 0
        let cross = figure.tone == .loss && isPositive ? glyphs.cross + " " : ""
        let style: Style =
            switch figure.tone {
            case .plain: theme.text
            case .warning: isPositive ? theme.warning : theme.text
            case .loss: isPositive ? theme.warning : theme.dim
            }
        let texts = forms.map { cross + $0 }
        return Line(texts.first { $0.columns <= columns } ?? texts.last ?? "", style: style)
    }

    private func slots(_ value: Double, of capacity: Int, columns: Int) -> Line {
        let slots = min(Self.mostSlots, capacity, columns)
        // Whoever works at all is seen, and only when all work is every slot full.
        var full = Int((min(1, max(0, value / Double(capacity))) * Double(slots)).rounded(.down))
        if value > 0 { full = max(1, full) }
        var picture = Line(String(repeating: glyphs.slotFull, count: full), style: theme.accent)
        picture.append(String(repeating: glyphs.slotEmpty, count: slots - full), style: theme.dim)
        return picture
    }
}
