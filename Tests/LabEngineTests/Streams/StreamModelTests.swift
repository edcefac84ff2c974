import TestSupport
import Testing

@testable import LabEngine

/// The stream and the map against what anyone would write with an array.
@Suite struct StreamModelTests {
    private struct Model {
        var entries: [(id: StreamID, fields: [UInt8])] = []
    }

    private static func visited(
        _ stream: LabEngine.Stream,
        _ start: StreamID,
        _ end: StreamID,
        reversed: Bool = false,
        count: Int? = nil
    ) -> [String] {
        var found: [String] = []
        stream.visit(from: start, through: end, reversed: reversed, count: count) { id, fields in
            found.append("\(id) \(Array(fields))")
        }
        return found
    }

    @Test(arguments: 0..<12)
    func streamDoesWhatAnArrayDoes(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let stream = LabEngine.Stream()
        var model = Model()
        for _ in 0..<2_000 {
            let range = { StreamID(milliseconds: UInt64.random(in: 0...120, using: &random), sequence: 2) }
            switch Int.random(in: 0..<10, using: &random) {
            case 0...4:
                let step = UInt64.random(in: 0...2, using: &random)
                let id =
                    step == 0
                    ? StreamID(milliseconds: stream.lastID.milliseconds, sequence: stream.lastID.sequence + 1)
                    : StreamID(milliseconds: stream.lastID.milliseconds + step, sequence: 0)
                let fields = [UInt8](repeating: 7, count: Int.random(in: 0...90, using: &random))
                try fields.withUnsafeBytes { try stream.append(id, $0) }
                model.entries.append((id, fields))
            case 5...7:
                let id = model.entries.randomElement(using: &random)?.id ?? range()
                let isThere = model.entries.contains { $0.id == id }
                #expect(stream.delete(id) == isThere)
                model.entries.removeAll { $0.id == id }
            case 8:
                let most = model.entries.count - Int.random(in: 0...3, using: &random)
                let removed = stream.trim(.init(strategy: .length(max(0, most))))
                #expect(removed == model.entries.count - max(0, most))
                model.entries.removeFirst(removed)
            default:
                let least = model.entries.dropFirst(Int.random(in: 0...4, using: &random)).first?.id ?? .zero
                let removed = stream.trim(.init(strategy: .minimum(least)))
                #expect(removed == model.entries.prefix { $0.id < least }.count)
                model.entries.removeFirst(removed)
            }
            #expect(stream.length == model.entries.count)
            #expect(stream.bytes == model.entries.reduce(0) { $0 + $1.fields.count })
            #expect(stream.firstID == model.entries.first?.id ?? .zero)
            #expect(stream.lastEntryID == model.entries.last?.id ?? .zero)
        }
        for _ in 0..<100 {
            let ids = [
                model.entries.randomElement(using: &random)?.id ?? .zero,
                StreamID(milliseconds: UInt64.random(in: 0...2_000, using: &random), sequence: 1),
            ].sorted()
            let count = Bool.random(using: &random) ? nil : Int.random(in: 0...20, using: &random)
            let expected = model.entries.filter { ids[0] <= $0.id && $0.id <= ids[1] }.map { "\($0.id) \($0.fields)" }
            let found = StreamModelTests.visited(stream, ids[0], ids[1], count: count)
            #expect(found == Array(expected.prefix(count ?? .max)))
            #expect(stream.count(from: ids[0], through: ids[1], atMost: count) == found.count)
            let backwards = StreamModelTests.visited(stream, ids[0], ids[1], reversed: true, count: count)
            #expect(backwards == Array(expected.reversed().prefix(count ?? .max)))
        }
    }

    @Test func approximateTrimmingTakesWholeNodesOnly() throws {
        let stream = LabEngine.Stream()
        for number in 1...250 {
            try stream.append(StreamID(milliseconds: UInt64(number), sequence: 0), .init(start: nil, count: 0))
        }
        #expect(stream.trim(.init(strategy: .length(200), isApproximate: true)) == 0)
        #expect(stream.trim(.init(strategy: .length(120), isApproximate: true)) == 100)
        #expect(stream.trim(.init(strategy: .length(0), isApproximate: true, limit: 99)) == 0)
        #expect(
            stream.trim(.init(strategy: .minimum(StreamID(milliseconds: 201, sequence: 0)), isApproximate: true)) == 100
        )
        #expect(stream.length == 50)
    }

    @Test func idsMustRise() throws {
        let stream = LabEngine.Stream()
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        try stream.append(StreamID(milliseconds: 5, sequence: 0), nothing)
        #expect(throws: LabEngine.Stream.AppendError.notGreater) {
            try stream.append(StreamID(milliseconds: 5, sequence: 0), nothing)
        }
        #expect(try stream.nextID(now: 4) == StreamID(milliseconds: 5, sequence: 1))
        #expect(try stream.nextID(now: 6) == StreamID(milliseconds: 6, sequence: 0))
        stream.lastID = .greatest
        #expect(throws: LabEngine.Stream.AppendError.exhausted) { try stream.nextID(now: 6) }
    }

    @Test(arguments: 0..<8)
    func mapDoesWhatADictionaryDoes(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var map = IDMap<Int>()
        var model: [StreamID: Int] = [:]
        for step in 0..<4_000 {
            let id = StreamID(milliseconds: UInt64.random(in: 0...400, using: &random), sequence: 0)
            if Int.random(in: 0..<3, using: &random) > 0 {
                map.set(id, step)
                model[id] = step
            } else {
                #expect(map.remove(id) == model.removeValue(forKey: id))
            }
            #expect(map.count == model.count)
            #expect(map[id] == model[id])
        }
        let all = map.prefix(nil)
        #expect(all.map(\.id) == model.keys.sorted())
        #expect(all.allSatisfy { model[$0.id] == $0.value })
        for id in model.keys { #expect(map.first(from: id)?.id == id) }
    }
}
