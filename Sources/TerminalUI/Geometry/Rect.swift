/// A rectangle of cells. Its origin may lie anywhere, also outside a buffer; its extent is never negative.
public struct Rect: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle of that size whose origin is (0, 0).
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The first column to the right of the rectangle.
    public var maxX: Int { x + width }
    /// The first row below the rectangle.
    public var maxY: Int { y + height }
    public var origin: Point { Point(x: x, y: y) }
    public var size: Size { Size(width: width, height: height) }
    public var isEmpty: Bool { width <= 0 || height <= 0 }

    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The rectangle without `amount` cells at each of its four edges.
    public func inset(by amount: Int) -> Rect {
        inset(dx: amount, dy: amount)
    }

    /// The rectangle without `dx` columns left and right and `dy` rows above and below. An inset larger than the
    /// rectangle leaves an empty one.
    public func inset(dx: Int = 0, dy: Int = 0) -> Rect {
        inset(left: dx, top: dy, right: dx, bottom: dy)
    }

    /// The rectangle without the given number of cells at each edge.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// What both rectangles cover; empty when they are apart.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left,
            y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top
        )
    }

    /// The `index`th row, counted from the top; empty when the rectangle has no such row.
    public func row(_ index: Int) -> Rect {
        guard index >= 0, index < height else { return Rect(x: x, y: y + index, width: width, height: 0) }
        return Rect(x: x, y: y + index, width: width, height: 1)
    }

    /// A rectangle of that size in the middle of this one, clipped to it.
    public func centred(_ size: Size) -> Rect {
        let fitting = Size(width: min(size.width, width), height: min(size.height, height))
        return Rect(
            x: x + (width - fitting.width) / 2,
            y: y + (height - fitting.height) / 2,
            width: fitting.width,
            height: fitting.height
        )
    }
}
