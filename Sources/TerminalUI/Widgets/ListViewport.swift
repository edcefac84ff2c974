/// Which part of something longer than its area is shown.
public struct ListViewport: Hashable, Sendable {
    /// The first row shown.
    public var offset: Int

    public init(offset: Int = 0) {
        self.offset = offset
    }

    /// Scrolls as little as it takes to show `rows`, with `margin` rows before and after them where there are such; then
    /// leaves no empty space below the end. Of rows that are more than the height, the first are shown.
    /// - Parameters:
    ///   - rows: what must be seen, as rows of the whole.
    ///   - total: how many rows there are in all.
    ///   - height: how many fit.
    public mutating func reveal(_ rows: Range<Int>, total: Int, height: Int, margin: Int = 0) {
        guard height > 0 else { return }
        let room = max(0, min(margin, (height - rows.count) / 2))
        if rows.upperBound + room > offset + height {
            offset = rows.upperBound + room - height
        }
        if rows.lowerBound - room < offset {
            offset = rows.lowerBound - room
        }
        clamp(total: total, height: height)
    }

    /// Scrolls by so many rows, negative is up, within the whole.
    public mutating func scroll(by rows: Int, total: Int, height: Int) {
        offset += rows
        clamp(total: total, height: height)
    }

    /// Leaves no empty space below the end, nor above the start.
    public mutating func clamp(total: Int, height: Int) {
        offset = max(0, min(offset, total - max(0, height)))
    }
}
