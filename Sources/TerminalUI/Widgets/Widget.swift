/// A value that can draw itself into part of a buffer. It never writes outside `area`.
public protocol Widget {
    func render(into buffer: inout Buffer, area: Rect)
}
