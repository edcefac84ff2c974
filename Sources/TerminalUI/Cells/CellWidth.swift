#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many columns text takes on a terminal. This is the only place that measures.
///
/// The C library's `wcwidth` decides, always under a UTF-8 locale, so that a layout is the same whatever locale the
/// process runs in.
public enum CellWidth {
    /// Columns that the scalar takes on its own: 0 for control characters and for what combines with the scalar before
    /// it, else 1 or 2. What the C library doesn't know takes 1, because `Cell.unknown` stands for it.
    public static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F {
            return value < 0x20 ? 0 : 1
        }
        if value < 0xA0 || scalar.isLineBreak {
            return 0
        }
        let width = measured(scalar)
        return width < 0 ? 1 : min(2, width)
    }

    /// Columns that the text takes when it is written to a buffer.
    public static func columns(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            return text.utf8.count
        }
        return CellSequence(text).reduce(0) { $0 + $1.columns }
    }

    /// Whether the C library has a width for the scalar.
    static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x300 || measured(scalar) >= 0
    }

    // Why this is safe: Swift makes a static once, whichever thread comes first; nothing writes to a locale object after
    // `newlocale` has returned it, and this one is never freed; `uselocale` sets the locale of the calling thread alone.
    private nonisolated(unsafe) static let locale: locale_t? =
        newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)

    private static func measured(_ scalar: Unicode.Scalar) -> Int {
        let previous = uselocale(locale)
        defer { uselocale(previous) }
        return Int(columnsOfWideCharacter(Int32(bitPattern: scalar.value)))
    }
}

extension Unicode.Scalar {
    /// The line and paragraph separators: control characters in all but name.
    var isLineBreak: Bool { value == 0x2028 || value == 0x2029 }
}

/// `wcwidth` of POSIX. The C library's header hides it from Swift, which can't define `_XOPEN_SOURCE` for a module that it
/// imports. For one integer in and one out, Swift's calling convention is C's on every platform that has ncurses.
@_silgen_name("wcwidth")
private func columnsOfWideCharacter(_ character: Int32) -> Int32
