import TerminalUI

extension GlyphSet {
    /// Text with arrows, marks and points in it, in this set's characters and the same number of columns.
    func text(_ text: String) -> String {
        hasBraille ? text : ASCIIText.cells(text)
    }
}
