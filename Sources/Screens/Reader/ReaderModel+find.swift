import TerminalUI

extension ReaderModel {
    mutating func startFind() -> [Effect] {
        guard layout != nil else { return [] }
        overlay = nil
        find = PageFind(origin: find?.origin ?? top)
        return []
    }

    /// Looks for words that were typed elsewhere; without any, asks for them.
    mutating func find(_ text: String) -> [Effect] {
        let effects =
            startFind()
            + editFind {
                $0.perform(.clear)
                $0.insert(text)
            }
        if find?.matches.isEmpty == false { acceptFind() }
        return effects
    }

    mutating func editFind(_ change: (inout TextField) -> Void) -> [Effect] {
        guard var edited = find else { return [] }
        change(&edited.field)
        edited.look(in: lines, from: edited.origin)
        find = edited
        return edited.current == nil ? jump(to: edited.origin) : revealMatch()
    }

    mutating func stepFind(_ direction: Int) -> [Effect] {
        find?.step(direction)
        return revealMatch()
    }

    /// Keeps the matches marked and gives the letters back to the keys; without any words it ends.
    mutating func acceptFind() {
        guard let typed = find else { return }
        find = typed.field.text.allSatisfy(\.isWhitespace) ? nil : typed
        find?.isTyping = false
    }

    /// While the words are typed it goes back to where it began; later it stays.
    mutating func endFind() -> [Effect] {
        guard let ended = find else { return [] }
        find = nil
        return ended.isTyping ? jump(to: ended.origin) : []
    }

    /// Scrolls as little as it takes, up, down and sideways.
    private mutating func revealMatch() -> [Effect] {
        guard let match = find?.currentMatch else { return [] }
        let effects = reveal(match.line..<match.fragments[match.fragments.count - 1].line + 1)
        let fragment = match.fragments[0]
        if let pan = lines[fragment.line].pan {
            let room = geometry.text.width - pan.start
            let start = fragment.columns.lowerBound - pan.start
            let isShown = start >= shift + 1 && fragment.columns.upperBound - pan.start <= shift + room - 1
            let fitsUnmoved = fragment.columns.upperBound - pan.start <= room - 1
            if fitsUnmoved {
                shift = 0
            } else if !isShown {
                shift = max(0, min(pan.overflow, start - room / 3))
            }
        }
        return effects
    }
}
