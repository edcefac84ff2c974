/// How often each of several neighbouring classes occurred: a column each, growing from the area's last row.
public struct Histogram: Widget, Hashable, Sendable {
    /// The classes' counts, from left to right.
    public var counts: [Int]
    public var style: Style
    public var glyphs: GlyphSet

    public init(counts: [Int], style: Style = .plain, glyphs: GlyphSet = .unicode) {
        self.counts = counts
        self.style = style
        self.glyphs = glyphs
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty, !counts.isEmpty else { return }
        let merged = Self.merged(counts, into: area.width)
        let width = max(1, area.width / merged.count)
        let greatest = max(1, merged.max() ?? 1)
        let steps = glyphs.levels.count
        for (index, count) in merged.enumerated() where count > 0 {
            // Whatever occurred at all is seen.
            let units = max(1, count * area.height * steps / greatest)
            for row in 0..<area.height where units > row * steps {
                let level = min(steps, units - row * steps)
                let text = String(repeating: glyphs.levels[level - 1], count: width)
                buffer.write(
                    text,
                    x: area.x + index * width,
                    y: area.maxY - 1 - row,
                    style: style,
                    maxColumns: area.width - index * width
                )
            }
        }
    }

    /// Neighbouring classes added up until at most so many are left.
    static func merged(_ counts: [Int], into columns: Int) -> [Int] {
        let size = (counts.count + columns - 1) / columns
        guard size > 1 else { return counts }
        return stride(from: 0, to: counts.count, by: size).map { start in
            counts[start..<min(start + size, counts.count)].reduce(0, +)
        }
    }
}
