/// A text as the cells that it takes, unstyled and without continuations. Everything that measures, cuts or draws text
/// reads it through this.
struct CellSequence: Sequence {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func makeIterator() -> Iterator {
        Iterator(text)
    }

    struct Iterator: IteratorProtocol {
        private var scalars: String.UnicodeScalarView.Iterator
        private var filter = EscapeFilter()
        /// The base of the next cell, read while looking for the marks of the one before.
        private var pending: Unicode.Scalar?

        fileprivate init(_ text: String) {
            scalars = text.unicodeScalars.makeIterator()
        }

        mutating func next() -> Cell? {
            guard let base = nextBase() else { return nil }
            var cell = Cell(base)
            var isAfterJoiner = false
            var isDropping = false
            while let scalar = nextAdmitted() {
                if CellWidth.columns(of: scalar) > 0 {
                    guard scalar.changesPicture(isAfterJoiner: isAfterJoiner) else {
                        pending = scalar
                        return cell
                    }
                    // Terminals disagree about how wide a joined picture is; about its first part they don't.
                    isDropping = true
                    isAfterJoiner = false
                } else if scalar == .zeroWidthJoiner {
                    isAfterJoiner = base.isPicture
                } else if !isDropping, scalar.combinesVisibly {
                    cell.append(mark: scalar)
                }
            }
            return cell
        }

        /// The next scalar that takes columns. A mark with nothing to combine with is dropped.
        private mutating func nextBase() -> Unicode.Scalar? {
            if let pending {
                self.pending = nil
                return pending
            }
            while let scalar = nextAdmitted() {
                if CellWidth.columns(of: scalar) > 0 {
                    return scalar
                }
            }
            return nil
        }

        private mutating func nextAdmitted() -> Unicode.Scalar? {
            while let scalar = scalars.next() {
                if filter.admits(scalar) {
                    return scalar
                }
            }
            return nil
        }
    }
}

extension Unicode.Scalar {
    fileprivate static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

    /// Digits and the like count as emoji, but are none by themselves.
    fileprivate var isPicture: Bool { value > 0xFF && properties.isEmoji }

    /// Whether the scalar, though it has a width, belongs to the picture before it: a skin tone, or what a joiner joins.
    fileprivate func changesPicture(isAfterJoiner: Bool) -> Bool {
        value > 0xFF && (properties.isEmojiModifier || (isAfterJoiner && isPicture))
    }

    /// Whether the scalar shows, or changes how its base is shaped. Variation selectors don't count: with one, some
    /// terminals draw a character wider than `wcwidth` says.
    fileprivate var combinesVisibly: Bool {
        !properties.isDefaultIgnorableCodePoint || value == 0x200C
    }
}
