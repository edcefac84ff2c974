import LabKit
import TerminalUI

@testable import Screens

/// The whole interface with a lab on top, where the test plays the lab. Effects are returned, and nothing carries them out.
struct LabStage {
    private(set) var app: AppModel

    /// A lab that has been opened and read: its brief is on screen.
    init(
        _ size: Size = Size(width: 120, height: 40),
        isPassed: Bool = false,
        manifest: LabManifest = LabFixture.manifest,
        engines: [String: EngineAddress] = [:]
    ) {
        app = AppModel(size: size)
        _ = app.update(.started(.lab("shop")))
        _ = app.update(.result(.labLoaded(LabData(manifest: manifest, isPassed: isPassed, engines: engines))))
    }

    /// A lab whose first question was skipped and that runs, with its first window open.
    static func running(_ size: Size = Size(width: 120, height: 40)) -> LabStage {
        var stage = LabStage(size)
        stage.type("s")
        stage.begin()
        return stage
    }

    static let addresses = ["payments": "http://127.0.0.1:41873"]

    /// What a lab tells when it starts.
    mutating func begin() {
        deliver(
            .state(.starting),
            .started(addresses: Self.addresses, prefixes: [:]),
            .state(.running),
            .window(1, lab.settings)
        )
    }

    var lab: LabModel {
        for screen in app.screens.reversed() {
            if case .lab(let model) = screen { return model }
        }
        preconditionFailure("no lab is open")
    }

    func screen(_ glyphs: GlyphSet = .unicode) -> String {
        app.view(ViewContext(theme: .terminal, glyphs: glyphs)).buffer.text()
    }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { app.update(.input(.key(KeyEvent($0)))) }
    }

    @discardableResult
    mutating func type(_ text: String) -> [Effect] {
        text.flatMap { app.update(.input(.key(.character($0)))) }
    }

    @discardableResult
    mutating func deliver(_ updates: LabUpdate..., lane: LabLane = .a) -> [Effect] {
        updates.flatMap { app.update(.result(.lab($0, lane: lane))) }
    }

    @discardableResult
    mutating func send(_ message: AppMessage) -> [Effect] { app.update(message) }

    /// Presses the mouse's button where the screen first shows `text`, or so many columns to its right.
    @discardableResult
    mutating func click(_ text: String, right columns: Int = 0) -> [Effect] {
        mouse(.press(.left), on: text, right: columns)
    }

    @discardableResult
    mutating func mouse(_ kind: MouseEvent.Kind, on text: String, right columns: Int = 0) -> [Effect] {
        for (y, row) in screen().split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let range = row.firstRange(of: text) else { continue }
            let x = String(row[..<range.lowerBound]).columns + columns
            return send(.input(.mouse(MouseEvent(kind: kind, position: Point(x: x, y: y)))))
        }
        return []
    }
}
