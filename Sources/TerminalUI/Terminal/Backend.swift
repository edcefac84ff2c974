/// What puts cells on a screen.
public protocol Backend {
    /// The screen's size in cells.
    var size: Size { get }
    /// Puts the runs' cells in place; nothing need show before `flush`.
    mutating func draw(_ runs: [CellRun])
    /// Where the cursor is shown; nil hides it.
    mutating func setCursor(_ point: Point?)
    /// Forgets what is thought to be on the screen, and clears it.
    mutating func clear()
    /// Makes everything since the last flush visible.
    mutating func flush()
    /// Shows cells that were flushed already once more, in order, with the address to which they lead.
    mutating func link(_ runs: [LinkedRun])
}
