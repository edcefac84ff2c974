import TerminalUI

/// What a widget draws into an area of that size, as text.
func picture(_ widget: some Widget, _ width: Int, _ height: Int) -> String {
    rendered(widget, width, height).text()
}

/// What a widget draws into an area of that size.
func rendered(_ widget: some Widget, _ width: Int, _ height: Int) -> Buffer {
    var buffer = Buffer(size: Size(width: width, height: height))
    widget.render(into: &buffer, area: buffer.area)
    return buffer
}

/// Whether a widget leaves alone what is outside its area, whatever the area's size.
func staysInside(_ widget: some Widget) -> Bool {
    (0...14).allSatisfy { width in
        (0...6).allSatisfy { height in
            let area = Rect(x: 2, y: 1, width: width, height: height)
            var buffer = Buffer(size: Size(width: width + 4, height: height + 2), filledWith: Cell("?"))
            widget.render(into: &buffer, area: area)
            return (0..<buffer.height).allSatisfy { y in
                (0..<buffer.width).allSatisfy { x in
                    area.contains(Point(x: x, y: y)) || buffer[x, y] == Cell("?")
                }
            }
        }
    }
}
