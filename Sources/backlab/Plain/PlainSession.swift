import Content

/// Where somebody has been, and what a command does there.
struct PlainSession: Equatable {
    /// What is to be done outside.
    enum Action: Equatable {
        case show(PlainPlace)
        case say([String])
        case mark(TopicID, isRead: Bool)
        case toggleBookmark(ContentReference)
        case showNote(ContentReference)
        case setNote(ContentReference, String)
        case ask(TopicID)
        case review
        case quit
    }

    /// The last is where one is; never empty.
    private(set) var places: [PlainPlace]

    init(at place: PlainPlace = .home) { places = place == .home ? [.home] : [.home, place] }

    var place: PlainPlace { places[places.count - 1] }

    mutating func take(_ command: PlainCommand, on page: PlainPage, labs: [String] = []) -> Action {
        switch command {
        case .next:
            guard let next = page.next else {
                return .say(["There is nothing further here. help lists what can be typed."])
            }
            return go(to: next.place)
        case .choose(let number):
            guard page.items.indices.contains(number - 1) else {
                let numbers =
                    page.items.isEmpty
                    ? "there are no numbers here" : "the numbers here go from 1 to \(page.items.count)"
                return .say(["There is no \(number): \(numbers)."])
            }
            return go(to: page.items[number - 1].place)
        case .back:
            guard places.count > 1 else { return .say(["This is the beginning. quit ends."]) }
            places.removeLast()
            return .show(place)
        case .home:
            places = [.home]
            return .show(.home)
        case .again: return .show(place)
        case .search(let words):
            return words.isEmpty ? .say(["Type / and the words to search for."]) : go(to: .search(words))
        case .markRead, .markUnread:
            guard let topic else { return notHere("A topic can be marked") }
            return .mark(topic, isRead: command == .markRead)
        case .bookmark:
            guard let reference else { return notHere("A bookmark can be set", on: "a page") }
            return .toggleBookmark(reference)
        case .note(let text):
            guard let reference else { return notHere("A note can be written", on: "a page") }
            return text.map { .setNote(reference, $0) } ?? .showNote(reference)
        case .questions:
            guard let topic else { return notHere("Questions can be asked") }
            return .ask(topic)
        case .labs: return go(to: labs.count == 1 ? .lab(labs[0]) : .list(.lab))
        case .review: return .review
        case .help: return .say(PlainCommand.helpLines)
        case .quit: return .quit
        }
    }

    /// The page that one is on.
    var reference: ContentReference? {
        if case .page(let reference, _) = place { reference } else { nil }
    }

    private var topic: TopicID? {
        guard let reference, reference.kind == .topic else { return nil }
        return TopicID(reference.id)
    }

    private func notHere(_ what: String, on page: String = "a topic") -> Action {
        .say(["\(what) on \(page) only. Open one first."])
    }

    /// One place for all parts of a page, so that *back* leaves it.
    private mutating func go(to next: PlainPlace) -> Action {
        if case .page(let old, _) = place, case .page(let new, _) = next, old == new {
            places[places.count - 1] = next
        } else {
            places.append(next)
        }
        return .show(next)
    }
}
