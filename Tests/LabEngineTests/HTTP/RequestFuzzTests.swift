import TestSupport
import Testing

@testable import LabEngine

struct RequestFuzzTests {
    private static let pieces = [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\n", "POST /a?b HTTP/1.1\r\n", "OPTIONS * HTTP/1.0\r\n", "GET http://x/ HTTP/1.1\r\n",
        "Host: x\r\n", "Content-Length: 5\r\n", "Content-Length: 99999999999999999999\r\n", "Content-Length: ",
        "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Expect: 100-continue\r\n",
        "Connection: close\r\n", "\r\n", "\n", "\r", "\r\n\r\n", "0\r\n\r\n", "5\r\nhello\r\n", "ffffffffffffffff\r\n",
        "fff", ";", ": ", " ", "\t", "\u{0}", "é", "hello", "A: b\r\n", "HTTP/1.1", "/", "*", "7",
    ]

    /// Small, so that they are met.
    private static let limits = RequestDecoder.Limits(head: 120, target: 20, body: 12, chunkLine: 16, chunkLines: 40)

    @Test func rubbishInAnyPiecesIsDecodedAlikeWithinTheLimits() {
        var generator = SplitMix(seed: 9112)
        var faults = 0
        var requests = 0
        for _ in 0..<4_000 {
            let text = generator.text(of: Self.pieces, upTo: 14)
            let whole = Decoded(text, limits: Self.limits)
            let step = Int.random(in: 1...9, using: &generator)
            let dripped = Decoded(text, step: step, limits: Self.limits)
            #expect(whole.told == dripped.told, "\(text.debugDescription) in steps of \(step)")
            #expect(dripped.fault != nil || dripped.kept <= Self.limits.head, "\(text.debugDescription)")
            #expect(whole.requests.allSatisfy { $0.body.utf8.count <= Self.limits.body })
            faults += whole.fault == nil ? 0 : 1
            requests += whole.requests.count
        }
        // Both sorts really came about.
        #expect(faults > 1_000 && requests > 100, "\(faults) faults, \(requests) requests")
    }

    @Test func bytesOfAnyKindAreDecodedAlike() {
        var generator = SplitMix(seed: 7)
        let valid = Array(
            "POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nA: b\r\n\r\n".utf8
        )
        var faults = 0
        for _ in 0..<2_000 {
            var bytes = valid + valid
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[index] = .random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(.random(in: 0...255, using: &generator), at: index)
                }
            }
            let whole = Decoded(bytes)
            #expect(
                whole.told == Decoded(bytes, step: 1).told,
                "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
            )
            faults += whole.fault == nil ? 0 : 1
        }
        #expect(faults > 500)
    }
}
