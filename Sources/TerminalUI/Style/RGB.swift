#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A colour by its parts, 0–255 each, in sRGB.
public struct RGB: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    public static let black = RGB(red: 0, green: 0, blue: 0)
    public static let white = RGB(red: 255, green: 255, blue: 255)

    /// One of xterm's 256 colours. Its first 16 are xterm's defaults, which most terminals define otherwise.
    public init(palette index: UInt8) {
        switch index {
        case 0..<16:
            self = Self.basic[Int(index)]
        case 16..<232:
            let value = Int(index) - 16
            let parts = [value / 36, value / 6 % 6, value % 6].map { UInt8($0 == 0 ? 0 : 55 + 40 * $0) }
            self.init(red: parts[0], green: parts[1], blue: parts[2])
        default:
            let grey = 8 + (index - 232) * 10
            self.init(red: grey, green: grey, blue: grey)
        }
    }

    /// 0 for black to 1 for white (WCAG 2.2, *relative luminance*).
    public var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// From 1, where two colours are as light as each other, to 21 (WCAG 2.2, *contrast ratio*). Text reads from 4.5 on.
    public func contrast(with other: RGB) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    private static func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    private static let basic: [RGB] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ].map { RGB(red: $0.0, green: $0.1, blue: $0.2) }
}
