/// Lines of dots, several of which share a cell: 2 × 4 as a braille pattern, or one where there is no braille.
struct DotCanvas {
    /// The canvas in cells.
    let size: Size
    private let glyphs: GlyphSet
    /// Each cell's dots, as the low byte of its braille pattern.
    private var patterns: [UInt8]
    private var styles: [Style]
    /// What is drawn in each cell, the weightiest: solid before beaded before laws.
    private var strokes: [ChartSeries.Stroke?]

    init(size: Size, glyphs: GlyphSet) {
        self.size = size
        self.glyphs = glyphs
        patterns = Array(repeating: 0, count: size.area)
        styles = Array(repeating: .plain, count: size.area)
        strokes = Array(repeating: nil, count: size.area)
    }

    private var dotsAcross: Int { glyphs.hasBraille ? 2 : 1 }
    private var dotsDown: Int { glyphs.hasBraille ? 4 : 1 }
    /// The canvas in dots.
    var dots: Size { Size(width: size.width * dotsAcross, height: size.height * dotsDown) }

    /// Draws a straight line, both ends included (Bresenham's algorithm). Dashes and dots are counted along the x axis, so
    /// that they go on from one segment to the next.
    mutating func line(from start: Point, to end: Point, style: Style, stroke: ChartSeries.Stroke) {
        let deltaX = abs(end.x - start.x)
        let deltaY = -abs(end.y - start.y)
        let stepX = start.x < end.x ? 1 : -1
        let stepY = start.y < end.y ? 1 : -1
        var error = deltaX + deltaY
        var point = start
        while true {
            if isOn(stroke, x: point.x) {
                set(point, style: style, stroke: stroke)
            }
            if point == end { return }
            let doubled = 2 * error
            if doubled >= deltaY {
                error += deltaY
                point.x += stepX
            }
            if doubled <= deltaX {
                error += deltaX
                point.y += stepY
            }
        }
    }

    func render(into buffer: inout Buffer, area: Rect) {
        for index in patterns.indices where patterns[index] != 0 {
            let text = glyphs.hasBraille ? Self.braille(patterns[index]) : point(at: index)
            let (y, x) = index.quotientAndRemainder(dividingBy: size.width)
            buffer.write(text, x: area.x + x, y: area.y + y, style: styles[index], maxColumns: area.width - x)
        }
    }

    private func point(at index: Int) -> String {
        switch strokes[index] {
        case .solid: glyphs.chartPoint
        case .beaded: glyphs.chartSecond
        case .dashed, .dotted, nil: glyphs.chartLaw
        }
    }

    private func isOn(_ stroke: ChartSeries.Stroke, x: Int) -> Bool {
        switch stroke {
        case .solid: true
        case .dashed: x % (3 * dotsAcross) < 2 * dotsAcross
        case .dotted: x % (2 * dotsAcross) == 0
        // Where a cell is one mark, a letter of its own tells the lines apart, not gaps.
        case .beaded: dotsAcross == 1 || x.isMultiple(of: 2)
        }
    }

    private mutating func set(_ point: Point, style: Style, stroke: ChartSeries.Stroke) {
        guard point.x >= 0, point.y >= 0, point.x < dots.width, point.y < dots.height else { return }
        let index = point.y / dotsDown * size.width + point.x / dotsAcross
        patterns[index] |= Self.bit(column: point.x % dotsAcross, row: point.y % dotsDown)
        // A measurement is never hidden in a law's colour.
        let isMeasured = strokes[index]?.isMeasured ?? false
        guard stroke.isMeasured || !isMeasured else { return }
        styles[index] = style
        strokes[index] = stroke
    }

    /// Unicode, chapter 21.1: dots 1–3 and 7 down the left column, 4–6 and 8 down the right.
    private static func bit(column: Int, row: Int) -> UInt8 {
        switch (column, row) {
        case (0, 3): 1 << 6
        case (1, 3): 1 << 7
        default: 1 << (column * 3 + row)
        }
    }

    private static func braille(_ pattern: UInt8) -> String {
        Unicode.Scalar(0x2800 + UInt32(pattern)).map(String.init) ?? " "
    }
}
