/// Series of values over time, with an axis at the left and, if they are given, labels below.
public struct BrailleChart: Widget, Hashable, Sendable {
    /// Later ones are drawn over earlier ones; laws never over measurements.
    public var series: [ChartSeries]
    /// The values at the lower and the upper edge; nil is what the values need.
    public var range: ClosedRange<Double>?
    /// How many samples the width stands for. The newest is at the right edge; fewer leave the left empty. Nil is the
    /// longest series' count.
    public var capacity: Int?
    /// What stands below the left and the right end: `10 s ago`, `now`. Both empty leaves the row to the chart.
    public var startLabel: String
    public var endLabel: String
    public var axisStyle: Style
    /// The sample through which a vertical line goes, counted as `capacity` does; nil for none.
    public var cursor: Int?
    public var cursorStyle: Style
    public var glyphs: GlyphSet

    public init(
        series: [ChartSeries],
        range: ClosedRange<Double>? = nil,
        capacity: Int? = nil,
        startLabel: String = "",
        endLabel: String = "",
        axisStyle: Style = Style(attributes: .dim),
        cursor: Int? = nil,
        cursorStyle: Style = .plain,
        glyphs: GlyphSet = .unicode
    ) {
        self.series = series
        self.range = range
        self.capacity = capacity
        self.startLabel = startLabel
        self.endLabel = endLabel
        self.axisStyle = axisStyle
        self.cursor = cursor
        self.cursorStyle = cursorStyle
        self.glyphs = glyphs
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        let hasTimeLabels = !(startLabel.isEmpty && endLabel.isEmpty) && area.height > 2
        let parts = area.splitRows([.rest, .fixed(hasTimeLabels ? 1 : 0)])
        let scale = range.map(ChartScale.init) ?? ChartScale(holding: series.flatMap { $0.values.compactMap { $0 } })
        let labels = axisLabels(scale, height: parts[0].height)
        let labelWidth = labels.map(\.text.columns).max() ?? 0
        let columns = area.splitColumns([.fixed(labelWidth), .fixed(1), .rest])
        let plot = Rect(x: columns[2].x, y: area.y, width: columns[2].width, height: parts[0].height)
        guard !plot.isEmpty else { return }

        drawAxis(labels, width: labelWidth, into: &buffer, area: parts[0])
        drawSeries(scale, into: &buffer, area: plot)
        if hasTimeLabels {
            drawTimeLabels(into: &buffer, area: Rect(x: plot.x, y: parts[1].y, width: plot.width, height: 1))
        }
    }

    /// The upper and lower edge's labels, and one in the middle where the middle is a row with rows between.
    private func axisLabels(_ scale: ChartScale, height: Int) -> [(row: Int, text: String)] {
        guard height > 0 else { return [] }
        var rows = height > 1 ? [0, height - 1] : [0]
        if height >= 5, height % 2 == 1 {
            rows.append(height / 2)
        }
        let texts = scale.labels(rows.map { scale.value(row: $0, of: height) })
        return zip(rows, texts).map { ($0, $1) }
    }

    private func drawAxis(_ labels: [(row: Int, text: String)], width: Int, into buffer: inout Buffer, area: Rect) {
        for row in 0..<area.height {
            let label = labels.first { $0.row == row }
            let line = label == nil ? glyphs.vertical : glyphs.teeRight
            let text = (label?.text ?? "").padded(toColumns: width, alignment: .trailing) + line
            buffer.write(text, x: area.x, y: area.y + row, style: axisStyle, maxColumns: area.width)
        }
    }

    private func drawSeries(_ scale: ChartScale, into buffer: inout Buffer, area: Rect) {
        var canvas = DotCanvas(size: area.size, glyphs: glyphs)
        let capacity = max(1, capacity ?? series.map(\.values.count).max() ?? 1)
        if let cursor, cursor >= 0, cursor < capacity {
            let x = area.x + (capacity > 1 ? cursor * (area.width - 1) / (capacity - 1) : area.width - 1)
            for y in area.y..<area.maxY { buffer.write(glyphs.vertical, x: x, y: y, style: cursorStyle) }
        }
        for series in series {
            var previous: Point?
            let shown = series.values.suffix(capacity)
            for (index, value) in shown.enumerated() {
                guard let value, value.isDrawable else {
                    previous = nil
                    continue
                }
                let point = place(capacity - shown.count + index, value, capacity: capacity, scale, dots: canvas.dots)
                canvas.line(from: previous ?? point, to: point, style: series.style, stroke: series.stroke)
                previous = point
            }
        }
        canvas.render(into: &buffer, area: area)
    }

    private func place(_ position: Int, _ value: Double, capacity: Int, _ scale: ChartScale, dots: Size) -> Point {
        // What is off the scale is drawn just outside, where it is clipped: a huge value would be a line without end.
        let fraction = min(1.1, max(-0.1, scale.fraction(of: value)))
        return Point(
            x: capacity > 1 ? position * (dots.width - 1) / (capacity - 1) : dots.width - 1,
            y: Int((Double(dots.height - 1) * (1 - fraction)).rounded())
        )
    }

    private func drawTimeLabels(into buffer: inout Buffer, area: Rect) {
        let start = startLabel.prefix(columns: area.width)
        buffer.write(start, x: area.x, y: area.y, style: axisStyle, maxColumns: area.width)
        guard start.columns + endLabel.columns < area.width else { return }
        let x = area.maxX - endLabel.columns
        buffer.write(endLabel, x: x, y: area.y, style: axisStyle, maxColumns: endLabel.columns)
    }
}
