import Foundation
import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct LabExportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var writer: LabExportWriter { LabExportWriter(folder: folder.url) { Date(timeIntervalSince1970: 1_000) } }

    private func export(_ format: LabExport.Format, lane: LabLane? = nil) -> LabExport {
        LabExport(
            manifest: LabFixture.manifest,
            recording: LabFixture.recording,
            seed: 7,
            format: format,
            size: .usual,
            lane: lane
        )
    }

    @Test func aRunIsWrittenAndItsPathIsShown() throws {
        let driver = try TestDriver.sample(.large, destination: .lab("idempotency"))
        driver.type("s")
        driver.deliver(.started(addresses: [:], prefixes: [:]))
        driver.deliver(.state(.running))
        driver.type("e")
        #expect(driver.screen.contains("There is nothing to export yet."))
        driver.deliver(.frame(.shop(time: 1, orders: 10)))
        driver.type("e")
        #expect(driver.screen.contains("asciicast"))
        driver.press(.enter)
        #expect(driver.screen.contains("Written: "))
        #expect(driver.screen.contains("idempotency-seed7.json"))
        let file = driver.folder.url.appending(path: "idempotency-seed7.json")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("\"frames\""))
        driver.type("e3")
        let film = driver.folder.url.appending(path: "idempotency-seed7.cast")
        #expect(
            try String(contentsOf: film, encoding: .utf8).hasPrefix("{\"version\": 2, \"width\": 120, \"height\": 40")
        )
    }

    @Test func nothingIsOverwritten() throws {
        let names = try (0..<3).map { _ in try writer.write(export(.csv)).lastPathComponent }
        #expect(names == ["shop-seed7.csv", "shop-seed7-2.csv", "shop-seed7-3.csv"])
        #expect(try writer.write(export(.csv, lane: .b)).lastPathComponent == "shop-seed7-B.csv")
    }

    @Test func aFolderThatIsGoneIsSaidInWords() throws {
        let gone = LabExportWriter(folder: folder.url.appending(path: "gone")) { Date() }
        let error = #expect(throws: NewFile.Refusal.self) { try gone.write(export(.json)) }
        #expect(error?.description.contains("shop-seed7.json can't be written to") == true)
        #expect(error?.description.contains("the folder is gone") == true)
    }

    @Test(arguments: [
        (CocoaError.Code.fileWriteNoPermission, "no permission"), (.fileWriteOutOfSpace, "the disk is full"),
        (.fileWriteVolumeReadOnly, "the disk is read-only"),
    ])
    func refusalsSayWhatToDo(code: CocoaError.Code, words: String) {
        #expect(NewFile.reason(CocoaError(code)).contains(words))
    }
}

@Suite struct AsciicastTests {
    private static let size = Size(width: 80, height: 24)

    private func film(_ recording: LabRecording = LabFixture.recording) -> [String] {
        Asciicast.render(recording, manifest: LabFixture.manifest, size: Self.size, timestamp: 1_000)
            .split(separator: "\n").map(String.init)
    }

    @Test func theHeaderNamesVersionSizeAndTime() throws {
        let header = try #require(film().first)
        #expect(
            header
                == #"{"version": 2, "width": 80, "height": 24, "timestamp": 1000, "title": "backlab: Idempotency keys"}"#
        )
    }

    @Test func eachLineIsATimeAndWhatTheTerminalIsSentAndTimesNeverGoBack() throws {
        var last = -1.0
        let lines = film().dropFirst()
        #expect(lines.count > 10)
        for line in lines {
            let event = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
            let time = try #require(event[0] as? Double)
            #expect(event.count == 3 && event[1] as? String == "o")
            #expect(time >= last + (last < 0 ? 0 : Asciicast.interval - 0.001))
            last = time
        }
    }

    /// A terminal that understands the codes shows at the end what the screen showed.
    @Test func playedTheFilmEndsWithTheLastPicture() throws {
        var screen = Buffer(size: Self.size)
        for line in film().dropFirst() {
            let event = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
            Self.play(try #require(event[2] as? String), on: &screen)
        }
        let text = screen.text()
        #expect(text.contains("Idempotency keys   ▶ running  00:03"))
        #expect(text.contains("150 orders"))
        #expect(text.contains("✗ No order is charged twice"))
    }

    @Test func nothingRecordedIsAFilmWithoutPictures() {
        #expect(film(LabRecording()).count == 1)
    }

    @Test func aLongRunHasABoundedNumberOfPictures() {
        var recording = LabRecording()
        recording.take(.window(1, LabFixture.manifest.defaults))
        for second in 1...600 { recording.take(.frame(.shop(time: Double(second), orders: Double(second)))) }
        #expect(film(recording).count <= Asciicast.mostPictures + 2)
    }

    @Test(arguments: [("plain", "\"plain\""), ("a\"b\\", #""a\"b\\""#), ("\u{1B}[0m\n", #""\u001b[0m\u000a""#)])
    func textIsQuotedAsJSONHasIt(text: String, quoted: String) {
        #expect(JSONText.quoted(text) == quoted)
    }

    @Test func coloursAndAttributesAreSelectedAnewForEachStyle() {
        var buffer = Buffer(size: Size(width: 4, height: 1))
        buffer.write("a", x: 0, y: 0, style: Style(foreground: .ansi(3), attributes: .bold))
        buffer.write("b", x: 1, y: 0, style: Style(background: .palette(200)))
        buffer.write("c", x: 2, y: 0, style: Style(foreground: .ansi(12)))
        let codes = EscapeCodes.drawing(buffer, over: Buffer(size: buffer.size))
        #expect(codes == "\u{1B}[1;1H\u{1B}[0;1;33ma\u{1B}[0;48;5;200mb\u{1B}[0;94mc\u{1B}[0m")
        #expect(EscapeCodes.drawing(buffer, over: buffer).isEmpty)
    }

    /// Understands what `EscapeCodes` says: moves, and colours, which it leaves out.
    private static func play(_ codes: String, on screen: inout Buffer) {
        var (x, y) = (0, 0)
        var rest = codes[...]
        while let character = rest.popFirst() {
            guard character == "\u{1B}" else {
                x += screen.write(String(character), x: x, y: y, style: .plain)
                continue
            }
            let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
            let numbers = rest[..<end].dropFirst().split(separator: ";").compactMap { Int($0) }
            if end < rest.endIndex, rest[end] == "H", numbers.count == 2 { (x, y) = (numbers[1] - 1, numbers[0] - 1) }
            rest = rest[end...].dropFirst()
        }
    }
}
