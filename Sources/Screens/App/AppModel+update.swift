public import TerminalUI

/// What moves the program on.
public enum AppMessage: Equatable, Sendable {
    /// The first of all: Home asks for its data.
    case started(Destination?)
    case input(InputEvent)
    case result(EffectResult)
    /// Changes nothing: a frame that was put off is to be drawn now.
    case drawDue
}

extension AppModel {
    /// Takes one message; returns what is to be done outside, with moves between screens already made.
    public mutating func update(_ message: AppMessage) -> [Effect] {
        switch message {
        case .started(let destination):
            let effects = enter()
            guard let destination else { return effects }
            return effects + go(.open(destination))
        case .input(let event):
            return take(event)
        case .result(.failed(let sentence)):
            notice = sentence
            return settle(top.receive(.result(.failed(sentence))))
        case .result(.contentChanged):
            return settle(top.receive(.appeared))
        case .result(.titles(let titles)):
            if case .palette(var palette) = overlay {
                palette.take(titles)
                overlay = .palette(palette)
            }
            return []
        case .result(.recordChanged):
            return top.showsRecord ? settle(top.receive(.appeared)) : []
        case .result(let result):
            return settle(receive(result))
        case .drawDue:
            return []
        }
    }

    /// A lab's news belongs to the lab's screen even while another lies over it; all else is for the screen on top.
    private mutating func receive(_ result: EffectResult) -> [Effect] {
        guard case .lab = result, let index = screens.lastIndex(where: \.isLab) else {
            return top.receive(.result(result))
        }
        return screens[index].receive(.result(result))
    }

    private mutating func take(_ event: InputEvent) -> [Effect] {
        switch event {
        case .key(let key):
            return press(key)
        case .paste(let text):
            guard !isTooSmall, !isHelpOpen else { return [] }
            if palette != nil {
                pasteInPalette(text)
                return []
            }
            return settle(top.receive(.paste(text)))
        case .mouse(let event):
            return take(event)
        case .resize(let size):
            self.size = size
            if let offset = helpOffset { overlay = .help(offset: min(offset, help.lastOffset(in: size))) }
            return settle(top.receive(.resized(contentArea.size)))
        case .background(let background):
            surroundings.background = background ?? surroundings.hint
            return [.rememberBackground(background)]
        case .resumed:
            return []
        case .terminate(let signal):
            endingSignal = signal
            return leave()
        case .closed:
            return leave()
        }
    }

    mutating func press(_ key: KeyEvent) -> [Effect] {
        notice = nil
        guard !isTooSmall else { return pressUnseen(key) }
        switch overlay {
        case .help: return pressInHelp(key)
        case .palette: return pressInPalette(key)
        case nil: break
        }
        if let effects = top.press(key) { return settle(effects) }
        if top.model.isTyping, let character = key.character {
            return settle(top.receive(.text(character)))
        }
        guard let navigation = Self.keyMap.action(for: key) else { return [] }
        return go(navigation)
    }

    /// While nothing can be shown, one can only get out.
    mutating func pressUnseen(_ key: KeyEvent) -> [Effect] {
        switch Self.keyMap.action(for: key) {
        case .quit, .leave: leave()
        case .suspend: [.suspend]
        default: []
        }
    }

    private mutating func take(_ event: MouseEvent) -> [Effect] {
        guard !isTooSmall else { return [] }
        switch overlay {
        case .help: return takeInHelp(event)
        case .palette: return takeInPalette(event)
        case nil: break
        }
        let area = contentArea
        let inside = Point(x: event.position.x - area.x, y: event.position.y - area.y)
        switch event.kind {
        case .wheelUp: return settle(top.receive(.wheel(-3, at: inside)))
        case .wheelDown: return settle(top.receive(.wheel(3, at: inside)))
        case .press(.left):
            if let key = footerKey(at: event.position) ?? headerKey(at: event.position) { return press(key) }
            notice = nil
            guard area.contains(event.position) else { return [] }
            return settle(top.receive(.click(inside)))
        case .drag:
            return settle(top.receive(.drag(inside)))
        case .release:
            return settle(top.receive(.release(inside)))
        case .press: return []
        }
    }

    /// Carries out the moves among `effects`, and returns the rest with whatever the moves brought.
    private mutating func settle(_ effects: [Effect]) -> [Effect] {
        effects.flatMap { effect -> [Effect] in
            switch effect {
            case .navigate(let navigation): go(navigation)
            case .notify(let sentence):
                say(sentence)
            case .change(let settings):
                change(settings)
            case .divide(let divider, let share):
                divide(divider, share)
            default: [effect]
            }
        }
    }

    private mutating func say(_ sentence: String) -> [Effect] {
        notice = sentence
        return []
    }

    /// Takes new settings, has them kept, and tells the screen on top; the others learn of them when they are on top.
    mutating func change(_ settings: Settings) -> [Effect] {
        guard settings != self.settings else { return [] }
        var effects: [Effect] = [.saveSettings(settings, former: self.settings)]
        if settings.mouse != self.settings.mouse { effects.append(.useMouse(settings.mouse)) }
        self.settings = settings
        return effects + settle(top.receive(.settings(settings)))
    }

    private mutating func divide(_ divider: DividerKind, _ share: Int?) -> [Effect] {
        var changed = settings
        changed.set(share, of: divider)
        return change(changed)
    }

    mutating func go(_ navigation: Navigation) -> [Effect] {
        switch navigation {
        case .open(let destination):
            return open(destination)
        case .back:
            guard screens.count > 1 else { return [] }
            let effects = settle(top.departure)
            ahead.append(screens.removeLast())
            return effects + enter()
        case .forward:
            guard let next = ahead.popLast() else { return [] }
            screens.append(next)
            return enter()
        case .help:
            overlay = .help(offset: 0)
            return []
        case .palette:
            return openPalette()
        case .suspend:
            return [.suspend]
        case .leave:
            return screens.count > 1 ? go(.back) : leave()
        case .quit:
            return leave()
        case .findInPage(let text):
            let effects = go(.back)
            guard case .reader(var page) = top else { return effects }
            defer { top = .reader(page) }
            return effects + settle(page.find(text))
        }
    }

    private mutating func open(_ destination: Destination) -> [Effect] {
        ahead = []
        screens.append(Screen(destination, from: top))
        return forgetOldScreens() + enter()
    }

    /// One lab runs at a time, so history holds one; and history doesn't grow without bound.
    private mutating func forgetOldScreens() -> [Effect] {
        var forgotten: [Screen] = []
        if top.isLab, let index = screens.dropLast().lastIndex(where: \.isLab) {
            forgotten.append(screens.remove(at: index))
        }
        if screens.count > Self.longestHistory { forgotten.append(screens.remove(at: 1)) }
        return forgotten.flatMap(\.departure)
    }

    private mutating func enter() -> [Effect] {
        let told = top.receive(.settings(settings)) + top.receive(.resized(contentArea.size))
        return settle(told + top.receive(.appeared))
    }

    mutating func leave() -> [Effect] {
        hasQuit = true
        return screens.reversed().flatMap(\.departure)
    }
}

extension Screen {
    /// - Parameter screen: what the place is opened from.
    init(_ destination: Destination, from screen: Screen) {
        switch destination {
        case .home: self = .home(HomeModel())
        case .browse(let category): self = .browse(BrowseModel(category: category))
        case .page(let reference, let part):
            self = .reader(ReaderModel(reference: reference, part: part, path: screen.path))
        case .bookmark(let reference):
            self = .reader(ReaderModel(reference: reference, part: nil, path: screen.path, isAtBookmark: true))
        case .search(let text): self = .search(SearchModel(text: text, isOverPage: screen.isPage))
        case .lab(let id): self = .lab(LabModel(id: id))
        case .path(let id): self = .path(PathModel(id: id))
        case .catalogue(let catalogue): self = .catalogue(CatalogueModel(catalogue))
        case .questions(let source): self = .questions(QuestionsModel(source: source))
        case .settings: self = .settings(SettingsModel())
        case .progress: self = .progress(ProgressModel())
        }
    }

    var isLab: Bool {
        if case .lab = self { true } else { false }
    }

    private var isPage: Bool {
        if case .reader = self { true } else { false }
    }

    /// The learning path that the learner follows here.
    var path: String? {
        switch self {
        case .path(let model): model.id
        case .reader(let model): model.path
        case .home, .browse, .search, .lab, .catalogue, .questions, .progress, .settings: nil
        }
    }

    /// What a screen leaves behind when another takes its place: a reader its place, a lab its sockets.
    var departure: [Effect] {
        switch self {
        case .reader(let model): model.departure
        case .lab(let model): model.departure
        case .search(let model): model.departure
        case .home, .browse, .path, .catalogue, .questions, .progress, .settings: []
        }
    }
}
