/// Gathers inlines: joins neighbouring texts and closes `[[…]]` into links, whose words may hold code and emphasis.
struct InlineBuilder {
    private struct OpenLink {
        var address: String
        var hasWords: Bool
        var words: [Inline]
    }

    private let hasLinks: Bool
    private var finished: [Inline] = []
    private var pendingText = ""
    private var openLink: OpenLink?

    init(brackets: LinkBrackets) { hasLinks = brackets.hasLinks }

    mutating func append(text: String) {
        let isPlain = !hasLinks || !text.utf8.contains(LinkBrackets.leadingByte)
        guard !isPlain || openLink?.hasWords == false else {
            pendingText += text
            return
        }
        for scalar in text.unicodeScalars { append(scalar) }
    }

    mutating func append(_ inline: Inline) {
        flushText()
        guard openLink != nil else {
            finished.append(inline)
            return
        }
        if openLink?.hasWords == true { openLink?.words.append(inline) } else { abandonLink(then: inline) }
    }

    /// The inlines; a link that never closed is the text that it was.
    mutating func finish() -> [Inline] {
        flushText()
        abandonLink(then: nil)
        flushText()
        return finished
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case LinkBrackets.open:
            flushText()
            abandonLink(then: nil)
            flushText()
            openLink = OpenLink(address: "", hasWords: false, words: [])
        case LinkBrackets.bar where openLink?.hasWords == false:
            openLink?.hasWords = true
        case LinkBrackets.bar:
            pendingText += "|"
        case LinkBrackets.close where openLink != nil:
            closeLink()
        case LinkBrackets.close:
            pendingText += "]]"
        default:
            if openLink?.hasWords == false {
                openLink?.address.unicodeScalars.append(scalar)
            } else {
                pendingText.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func closeLink() {
        flushText()
        guard let link = openLink else { return }
        guard let reference = Self.reference(link.address) else {
            abandonLink(then: nil)
            pendingText += "]]"
            return
        }
        openLink = nil
        finished.append(.link(.content(reference), link.words.isEmpty ? [.text(reference.words)] : link.words))
    }

    /// Puts an opened link back as text.
    private mutating func abandonLink(then inline: Inline?) {
        if let link = openLink {
            openLink = nil
            pendingText += "[[" + link.address + (link.hasWords ? "|" : "")
            for word in link.words {
                if case .text(let text) = word { pendingText += text } else { append(word) }
            }
        }
        if let inline {
            flushText()
            finished.append(inline)
        }
    }

    private mutating func flushText() {
        guard !pendingText.isEmpty else { return }
        let text = Inline.text(pendingText)
        pendingText = ""
        if openLink?.hasWords == true { openLink?.words.append(text) } else { finished.append(text) }
    }

    /// What can be an address at all; whether it leads anywhere is the linter's question. `[[ -f "$file" ]]` isn't one.
    private static func reference(_ address: String) -> ContentReference? {
        guard let reference = ContentReference(parsing: address) else { return nil }
        let isWord = reference.id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isWord ? reference : nil
    }
}
