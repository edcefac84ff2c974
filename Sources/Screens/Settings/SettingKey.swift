import Foundation

/// One setting: its name in the file and on the screen, and the words for its choices.
enum SettingKey: String, CaseIterable, Equatable, Sendable {
    case theme, measure, motion, mouse, symbols, list, outline

    /// Hundredths that a part of a divided screen can have.
    private static let shares = 5...95

    var title: String {
        switch self {
        case .theme: "Theme"
        case .measure: "Width of text"
        case .motion: "Motion"
        case .mouse: "Mouse"
        case .symbols: "Symbols"
        case .list: "Width of lists"
        case .outline: "Width of outline"
        }
    }

    /// What can be chosen in the file, for a message.
    var allowed: String {
        switch self {
        case .measure:
            choices(in: Settings()).joined(separator: ", ")
                + ", or a number of columns from \(Settings.Measure.bounds.lowerBound) to \(Settings.Measure.bounds.upperBound)"
        case .theme, .motion, .mouse, .symbols: choices(in: Settings()).joined(separator: ", ")
        case .list, .outline:
            "automatic, or a percentage from \(Self.shares.lowerBound) to \(Self.shares.upperBound)"
        }
    }

    /// The words for the choices, in order. A number of columns out of the file is one of them while it is chosen.
    func choices(in settings: Settings) -> [String] {
        switch self {
        case .theme: Settings.ThemeChoice.allCases.map(\.rawValue)
        case .measure: measures(in: settings).map(\.text)
        case .motion: Settings.Motion.allCases.map(\.rawValue)
        case .mouse: ["on", "off"]
        case .symbols: Settings.Symbols.allCases.map(\.rawValue)
        case .list: shares([30, 40, 50, 60, 70], and: settings.list)
        case .outline: shares([20, 30, 40], and: settings.outline)
        }
    }

    func choice(in settings: Settings) -> String {
        switch self {
        case .theme: settings.theme.rawValue
        case .measure: settings.measure.text
        case .motion: settings.motion.rawValue
        case .mouse: settings.mouse ? "on" : "off"
        case .symbols: settings.symbols.rawValue
        case .list: Self.text(settings.list)
        case .outline: Self.text(settings.outline)
        }
    }

    /// Takes a word, in capitals or not; false where it isn't one of the choices.
    func set(_ word: String, in settings: inout Settings) -> Bool {
        let word = word.lowercased()
        switch self {
        case .theme: return assign(Settings.ThemeChoice.allCases, word, to: &settings.theme)
        case .motion: return assign(Settings.Motion.allCases, word, to: &settings.motion)
        case .symbols: return assign(Settings.Symbols.allCases, word, to: &settings.symbols)
        case .mouse:
            // YAML's own words for it.
            let words = ["on": true, "true": true, "yes": true, "off": false, "false": false, "no": false]
            guard let value = words[word] else { return false }
            settings.mouse = value
        case .measure:
            guard let measure = Settings.Measure(text: word) else { return false }
            settings.measure = measure
        case .list: return set(word, to: &settings.list)
        case .outline: return set(word, to: &settings.outline)
        }
        return true
    }

    private static func text(_ share: Int?) -> String { share.map { "\($0) %" } ?? "automatic" }

    private func shares(_ named: [Int], and chosen: Int?) -> [String] {
        [Self.text(nil)] + Set(named + [chosen].compactMap(\.self)).sorted().map(Self.text)
    }

    private func set(_ word: String, to share: inout Int?) -> Bool {
        let digits = word.hasSuffix("%") ? word.dropLast().trimmingCharacters(in: .whitespaces) : word
        let number = Int(digits).flatMap { Self.shares.contains($0) ? $0 : nil }
        guard number != nil || word == Self.text(nil) else { return false }
        share = number
        return true
    }

    /// The settings with the next choice (or, with -1, the one before), which after the last is the first.
    func turned(_ settings: Settings, by step: Int) -> Settings {
        let choices = choices(in: settings)
        let index = choices.firstIndex(of: choice(in: settings)) ?? 0
        var turned = settings
        _ = set(choices[(index + step + choices.count) % choices.count], in: &turned)
        return turned
    }

    private func measures(in settings: Settings) -> [Settings.Measure] {
        let named = Settings.Measure.named
        return named.contains(settings.measure) ? named : named + [settings.measure]
    }

    private func assign<Value: RawRepresentable<String>>(_ all: [Value], _ word: String, to value: inout Value) -> Bool
    {
        guard let chosen = all.first(where: { $0.rawValue.lowercased() == word }) else { return false }
        value = chosen
        return true
    }
}

extension Settings.Measure {
    var text: String {
        switch self {
        case .narrow: "narrow"
        case .comfortable: "comfortable"
        case .wide: "wide"
        case .custom(let columns): "\(columns)"
        }
    }

    /// Nil for a word that is none and a number out of bounds.
    init?(text: String) {
        if let named = Self.named.first(where: { $0.text == text }) {
            self = named
        } else if let columns = Int(text), Self.bounds.contains(columns) {
            self = Self.named.first { $0.columns == columns } ?? .custom(columns)
        } else {
            return nil
        }
    }
}
