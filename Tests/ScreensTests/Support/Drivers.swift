import Foundation
import Screens
import TerminalUI
import TestSupport
import Testing

extension Size {
    /// The three sizes that screens are drawn for.
    static let small = Size(width: 40, height: 10)
    static let usual = Size(width: 80, height: 24)
    static let large = Size(width: 120, height: 40)
    /// A whole wide screen.
    static let wide = Size(width: 200, height: 60)

    var name: String { "\(width)x\(height)" }
}

extension String {
    /// Without spaces at either end.
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

extension TestDriver {
    /// The program over the sample knowledge base.
    static func sample(
        _ size: Size = .usual,
        extra: [SampleTopic] = [],
        folder: TemporaryFolder? = nil,
        glyphs: GlyphSet = .unicode,
        destination: Destination? = nil
    ) throws -> TestDriver {
        let files = Dictionary(uniqueKeysWithValues: extra.map { ($0.path, $0.text) })
        return try TestDriver(
            size: size,
            sample: SampleContent(extra: files),
            folder: folder,
            glyphs: glyphs,
            destination: destination
        )
    }

    /// The screen's rows from the top.
    var rows: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// The row that the pointer stands on.
    var pointedRow: String? { rows.first { $0.contains("▸") } }

    var footer: String { rows.last ?? "" }

    /// Presses the left button, moves the mouse and lets go; without `end` it stays pressed.
    func drag(from start: Point, to points: Point..., end: Bool = true) {
        send(.input(.mouse(MouseEvent(kind: .press(.left), position: start))))
        for point in points { send(.input(.mouse(MouseEvent(kind: .drag, position: point)))) }
        guard end, let last = points.last else { return }
        send(.input(.mouse(MouseEvent(kind: .release, position: last))))
    }
}

/// A size and a set of glyphs to take a picture with.
struct PictureSetting: CustomTestStringConvertible, Sendable {
    var size: Size
    var isUnicode: Bool

    static let all =
        [Size.small, .usual, .large].flatMap { size in
            [true, false].map { PictureSetting(size: size, isUnicode: $0) }
        } + [PictureSetting(size: .wide, isUnicode: true)]

    var glyphs: GlyphSet { .forTerminal(unicode: isUnicode) }
    /// For a snapshot's file.
    var suffix: String { size.name + (isUnicode ? "" : "-ascii") }
    var testDescription: String { suffix }
}
