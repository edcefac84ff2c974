import Content
import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// What comes from a pack, in the interface.
@Suite struct PackScreenTests {
    private let sample: SampleContent
    private let folder: TemporaryFolder
    private let pack: Pack

    /// A pack with a lab like the sample's, under another id.
    init() throws {
        sample = try SampleContent()
        folder = try TemporaryFolder()
        for name in ["lab.yml", "guide.md"] {
            let text = try String(contentsOf: sample.root.lab("idempotency").appending(path: name), encoding: .utf8)
            try folder.write(
                text.replacing("id: idempotency", with: "id: surge").replacing("title: Idem", with: "title: Aaa Idem"),
                to: "labs/surge/\(name)"
            )
        }
        let topic = SampleTopic(
            "cart-lease",
            title: "The cart's lease",
            category: "caching",
            summary: "How our cart holds its stock.",
            parts: ["A lease on each item in a cart, for ten minutes."]
        )
        try folder.write(topic.text, to: topic.path)
        pack = Pack(name: "acme", root: ContentRoot(folder.url))
    }

    private static let places: [String: Destination] = [
        "labs": .catalogue(.labs), "alphabet": .catalogue(.alphabet), "browse": .browse(category: "caching"),
        "search": .search("lease"),
    ]

    @Test(arguments: places.keys.sorted(), [Size.usual, .large])
    func rowsOfAPackLookLikeTheirPicture(_ name: String, _ size: Size) throws {
        let driver = try TestDriver(size: size, sample: sample, packs: [pack], destination: Self.places[name])
        #expect(driver.screen.contains("acme"))
        try expectSnapshot(driver.screen, "pack-\(name)-\(size.name)")
    }

    @Test func aLabOfAPackIsListedPreviewedAndOpened() throws {
        let driver = try TestDriver(
            size: Size(width: 120, height: 40),
            sample: sample,
            packs: [pack],
            destination: .catalogue(.labs)
        )
        #expect(driver.screen.contains("acme"))
        #expect(driver.screen.contains("It is passed when"), "\(driver.screen)")
        #expect(driver.model.notice == nil, "\(driver.model.notice ?? "")")
        driver.press(.enter)
        #expect(driver.rows[0].contains("Aaa Idem"), "\(driver.screen)")
    }
}
