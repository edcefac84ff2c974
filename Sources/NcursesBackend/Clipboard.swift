internal import FoundationEssentials

/// Copying through the terminal.
enum Clipboard {
    /// What asks the terminal to put the text on the clipboard (xterm's ctlseqs, OSC 52).
    static func copySequence(_ text: String) -> String {
        "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}"
    }
}
