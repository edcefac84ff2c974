import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct SearchFuzzTests {
    private static let pieces = [
        "lease", "cat:", "cat:ca", "level:", "level:7", "in:", "in:zz", "has:lab", "kind:to", " ", "\t", "\"", "*", "(",
        ")",
        "NEAR", "OR", "^", "-", "'", "\u{0}", "\u{1B}[31m", "é", "e\u{301}", "测试", "👩‍👩‍👧", "سلام", "\u{202E}", "%", ":",
        "::",
        "🇩🇪", "ﬁ", "İ", String(repeating: "x", count: 80),
    ]

    /// Whatever is typed, pasted and pressed, in whatever order: the screen stays whole and nothing fails.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func anyInputInAnyOrderIsSurvived(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let driver = try TestDriver.sample(.usual)
        try driver.services.record.setNote("lease: 测试 (x) \"quoted\"", on: .topic("timeouts"))
        driver.type("/")
        let keys: [Key] = [.up, .down, .left, .right, .tab, .pageDown, .pageUp, .backspace, .home, .end]
        for _ in 0..<200 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5: driver.paste(Self.pieces.randomElement(using: &random) ?? "")
            case 5..<8: driver.press(keys.randomElement(using: &random) ?? .up)
            case 8: driver.press(.control(["w", "u", "a", "e"].randomElement(using: &random) ?? "w"))
            default:
                let sizes = [Size.small, .usual, .large, Size(width: 41, height: 11)]
                driver.resize(sizes.randomElement(using: &random) ?? .usual)
            }
            #expect(!driver.footer.contains("failed"))
            #expect(driver.rows.count == driver.model.size.height)
            #expect(driver.rows.allSatisfy { $0.columns <= driver.model.size.width })
            #expect(!driver.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
            guard case .search = driver.model.top else { return #expect(Bool(false), "left search") }
        }
    }

    @Test func aMegabyteIsOneQueryAndCut() throws {
        let driver = try TestDriver.sample()
        driver.type("/")
        driver.paste(String(repeating: "lease ", count: 175_000))
        guard case .search(let model) = driver.model.top else { return #expect(Bool(false)) }
        #expect(model.request.generation == 1)
        #expect(model.field.text.count <= TextField.longest)
        #expect(driver.screen.contains("A search is at most 1,000 characters long"))
        #expect(driver.rows[0].hasSuffix("0.6 ms"))
    }

    @Test func aPasteThatComesAsKeysIsOneQueryToo() throws {
        let driver = try TestDriver.sample()
        driver.type("/")
        let keys = String(repeating: "lease ", count: 30).map { AppMessage.input(.key(.character($0))) }
        driver.send(together: keys)
        guard case .search(let model) = driver.model.top else { return #expect(Bool(false)) }
        #expect(model.request.generation == 1)
        #expect(model.field.text == String(repeating: "lease ", count: 30))
    }

    /// What is typed fast while the program is busy means what it always means.
    @Test func aFewKeysAreKeys() throws {
        let driver = try TestDriver.sample()
        driver.send(together: "/lease".map { AppMessage.input(.key(.character($0))) })
        guard case .search(let model) = driver.model.top else { return #expect(Bool(false)) }
        #expect(model.request.generation == 5)
        driver.send(together: [.input(.key(KeyEvent(.enter)))] + "jjjj".map { .input(.key(.character($0))) })
        #expect(driver.model.top.model.isTyping == false)
    }
}
