import Content
import Testing

@testable import backlab

@Suite struct PlainSessionTests {
    @Test(arguments: [
        ("", PlainCommand.next), ("  \t", .next), ("n", .next), ("3", .choose(3)), (" 12 ", .choose(12)),
        ("back", .back), ("B", .back), ("q", .quit), ("exit", .quit), ("?", .help), ("lab", .labs),
        ("cache stampede", .search("cache stampede")), ("idem", .search("idem")), ("/read", .search("read")),
        ("/ read  it", .search("read it")), ("search home", .search("home")), ("read", .markRead),
        ("read this", .search("read this")), ("note", .note(nil)), ("note ask Ada", .note("ask Ada")),
        ("3 things", .search("3 things")), ("/", .search("")), ("-1", .choose(-1)),
    ])
    func readsWhatIsTyped(line: String, command: PlainCommand) {
        #expect(PlainCommand(parsing: line) == command)
    }

    private static let topic = PlainPlace.page(.topic("caching"), section: 0)
    private static let page = PlainPage(
        title: "T",
        items: [PlainPage.Item(label: "A", place: .list(.lab))],
        next: PlainPage.Item(label: "on", place: .page(.topic("caching"), section: 1))
    )

    @Test func backLeavesAPageWhicheverPartItIsOn() {
        var session = PlainSession(at: Self.topic)
        #expect(session.take(.next, on: Self.page) == .show(.page(.topic("caching"), section: 1)))
        #expect(session.take(.back, on: Self.page) == .show(.home))
        #expect(session.take(.back, on: Self.page) == .say(["This is the beginning. quit ends."]))
    }

    @Test func numbersFollowWhatIsListed() {
        var session = PlainSession()
        #expect(session.take(.choose(2), on: Self.page) == .say(["There is no 2: the numbers here go from 1 to 1."]))
        #expect(
            session.take(.choose(0), on: PlainPage(title: "")) == .say(["There is no 0: there are no numbers here."])
        )
        #expect(session.take(.choose(1), on: Self.page) == .show(.list(.lab)))
        #expect(session.places == [.home, .list(.lab)])
    }

    @Test func whatIsAboutATopicNeedsOne() {
        var session = PlainSession()
        #expect(
            session.take(.markRead, on: Self.page) == .say(["A topic can be marked on a topic only. Open one first."])
        )
        #expect(
            session.take(.bookmark, on: Self.page) == .say(["A bookmark can be set on a page only. Open one first."])
        )
        session = PlainSession(at: Self.topic)
        #expect(session.take(.markRead, on: Self.page) == .mark("caching", isRead: true))
        #expect(session.take(.bookmark, on: Self.page) == .toggleBookmark(.topic("caching")))
        #expect(session.take(.note("x"), on: Self.page) == .setNote(.topic("caching"), "x"))
        #expect(session.take(.questions, on: Self.page) == .ask("caching"))
    }

    @Test func aTopicsOnlyLabOpensAtOnceAndSeveralAreListed() {
        var session = PlainSession(at: Self.topic)
        #expect(session.take(.labs, on: Self.page, labs: ["surge"]) == .show(.lab("surge")))
        #expect(session.take(.labs, on: Self.page, labs: ["a", "b"]) == .show(.list(.lab)))
    }

    @Test func homeForgetsTheWay() {
        var session = PlainSession(at: Self.topic)
        #expect(session.take(.home, on: Self.page) == .show(.home))
        #expect(session.places == [.home])
    }
}
