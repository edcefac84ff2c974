import TerminalUI

/// One entry of the history: any of the program's screens.
///
/// An enum and not an existential, so that the whole state of the program is one `Equatable` value and the compiler
/// finds each place that a new screen must be added to.
public enum Screen: Equatable, Sendable {
    case home(HomeModel)
    case browse(BrowseModel)
    case reader(ReaderModel)
    case search(SearchModel)
    case lab(LabModel)
    case path(PathModel)
    case catalogue(CatalogueModel)
    case questions(QuestionsModel)
    case settings(SettingsModel)
    case progress(ProgressModel)

    /// For what only reads: header, keys, view.
    var model: any ScreenModel {
        switch self {
        case .home(let model): model
        case .browse(let model): model
        case .reader(let model): model
        case .search(let model): model
        case .lab(let model): model
        case .path(let model): model
        case .catalogue(let model): model
        case .questions(let model): model
        case .settings(let model): model
        case .progress(let model): model
        }
    }

    /// Nil where the screen has no use for the key.
    mutating func press(_ key: KeyEvent) -> [Effect]? {
        change(KeyPress(key: key))
    }

    mutating func receive(_ event: ScreenEvent) -> [Effect] {
        change(Reception(event: event))
    }

    /// The payload is taken out before it is changed, so that its arrays aren't copied.
    private mutating func change<Change: ScreenChange>(_ change: Change) -> Change.Result {
        switch self {
        case .home(var model):
            defer { self = .home(model) }
            return change.apply(to: &model)
        case .browse(var model):
            defer { self = .browse(model) }
            return change.apply(to: &model)
        case .reader(var model):
            defer { self = .reader(model) }
            return change.apply(to: &model)
        case .search(var model):
            defer { self = .search(model) }
            return change.apply(to: &model)
        case .lab(var model):
            defer { self = .lab(model) }
            return change.apply(to: &model)
        case .path(var model):
            defer { self = .path(model) }
            return change.apply(to: &model)
        case .catalogue(var model):
            defer { self = .catalogue(model) }
            return change.apply(to: &model)
        case .questions(var model):
            defer { self = .questions(model) }
            return change.apply(to: &model)
        case .settings(var model):
            defer { self = .settings(model) }
            return change.apply(to: &model)
        case .progress(var model):
            defer { self = .progress(model) }
            return change.apply(to: &model)
        }
    }
}

private protocol ScreenChange {
    associatedtype Result
    func apply<Model: ScreenModel>(to model: inout Model) -> Result
}

private struct KeyPress: ScreenChange {
    var key: KeyEvent

    func apply<Model: ScreenModel>(to model: inout Model) -> [Effect]? {
        guard let action = model.keyMap.action(for: key) else { return nil }
        return model.perform(action)
    }
}

private struct Reception: ScreenChange {
    var event: ScreenEvent

    func apply<Model: ScreenModel>(to model: inout Model) -> [Effect] { model.receive(event) }
}
