import TerminalUI

/// The settings as a list. Each choice holds at once, so the screen itself shows what it means, and is kept at once.
public struct SettingsModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        /// The next choice, or with -1 the one before.
        case turn(Int)
    }

    private(set) var settings = Settings()
    private(set) var selected = 0
    private(set) var size = Size.zero
    /// The file that they are kept in, once it is known.
    private(set) var file: String?
    /// What of the file can't be used.
    private(set) var issue: String?

    public init() {}

    var keys: [SettingKey] { SettingKey.allCases }
    var selectedKey: SettingKey { keys[selected] }

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(
                    KeyEvent(.right),
                    KeyEvent(.enter),
                    .character("l"),
                    .character(" "),
                    action: .turn(1),
                    label: "← →",
                    help: "the choice before and the next (also h, l and Enter)",
                    hint: "change"
                ),
                KeyBinding(KeyEvent(.left), .character("h"), action: .turn(-1)),
            ] + movementBindings(Action.move)
        )
    }

    public func header(_ context: ViewContext) -> Header {
        Header(leading: Line("Settings", style: context.theme.heading))
    }

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement):
            selected = movement.index(from: selected, count: keys.count, page: keys.count)
            return []
        case .turn(let step):
            return turn(by: step)
        }
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .settings(let settings):
            self.settings = settings
        case .resized(let size):
            self.size = size
        case .appeared:
            return [.lookAtSettings]
        case .result(.settingsFile(let file, let issue)):
            self.file = file
            self.issue = issue
        case .wheel(let lines, _):
            return perform(.move(lines < 0 ? .up : .down))
        case .click(let point):
            return click(point)
        case .text, .paste, .result, .drag, .release:
            break
        }
        return []
    }

    private func turn(by step: Int) -> [Effect] {
        // What the file says now is looked at afterwards: the fault may be gone.
        [.change(selectedKey.turned(settings, by: step)), .lookAtSettings]
    }

    /// On a setting selects it; on its choice takes the next, on the arrow before it the one before.
    private mutating func click(_ point: Point) -> [Effect] {
        let layout = layout
        guard let row = layout.rows.firstIndex(where: { $0.contains(point) }) else { return [] }
        selected = layout.first + row
        guard point.x >= layout.choiceColumn else { return [] }
        return turn(by: point.x < layout.choiceColumn + 2 ? -1 : 1)
    }
}
