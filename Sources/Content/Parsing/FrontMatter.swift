/// The YAML between two lines of `---` at the top of a file.
public enum FrontMatter {
    /// Cuts a file into front matter and body, both with LF line ends and without control characters but tabs.
    ///
    /// `bodyLine` is the line of the file on which the body begins, from 1; the YAML begins on line 2.
    public static func split(
        _ text: String,
        file: String
    ) throws(ContentIssue) -> (yaml: String, body: String, bodyLine: Int) {
        let clean = text.withoutControlCharactersButTabs
        guard clean.utf8.contains(where: { $0 != 0x0A && $0 != 0x20 && $0 != 0x09 }) else {
            throw ContentIssue(
                file: file,
                line: 1,
                "the file is empty; begin it with front matter between two lines of ---"
            )
        }
        let bytes = clean.utf8
        guard let opening = line(in: bytes, from: bytes.startIndex), isFence(opening) else {
            throw ContentIssue(file: file, line: 1, "no front matter; begin the file with --- and the key id")
        }
        var number = 2
        let start = after(opening, in: bytes)
        var index = start
        while let line = line(in: bytes, from: index) {
            if isFence(line) {
                return (String(clean[start..<line.startIndex]), String(clean[after(line, in: bytes)...]), number + 1)
            }
            number += 1
            index = after(line, in: bytes)
        }
        throw ContentIssue(file: file, line: 1, "the front matter isn't closed; put --- on the line after its last key")
    }

    /// The line that begins at an index, without its end; nil at the end of the text.
    private static func line(in bytes: String.UTF8View, from index: String.Index) -> Substring.UTF8View? {
        guard index < bytes.endIndex else { return nil }
        return bytes[index...].prefix { $0 != 0x0A }
    }

    private static func after(_ line: Substring.UTF8View, in bytes: String.UTF8View) -> String.Index {
        line.endIndex < bytes.endIndex ? bytes.index(after: line.endIndex) : bytes.endIndex
    }

    private static func isFence(_ line: Substring.UTF8View) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
