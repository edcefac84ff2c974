import TestSupport
import Testing

@testable import LabEngine

struct RequestFaultTests {
    @Test(arguments: MalformedRequest.all)
    func malformedRequestsAreRefused(request: MalformedRequest) {
        let decoded = Decoded(request.text)
        #expect(decoded.fault == request.fault)
        #expect(decoded.requests.isEmpty)
        #expect(decoded.fault?.status.code == request.status)
    }

    @Test(arguments: MalformedRequest.all, [1, 3, 1_000])
    func drippingThemGivesTheSame(request: MalformedRequest, step: Int) {
        #expect(Decoded(request.text, step: step).told == Decoded(request.text).told)
    }

    /// What comes after a fault might be anything, so none of it is looked at.
    @Test(arguments: MalformedRequest.all)
    func theRequestBeforeIsServedAndNoneAfter(request: MalformedRequest) {
        let get = "GET /before HTTP/1.1\r\nHost: x\r\n\r\n"
        let decoded = Decoded(get + request.text + get)
        #expect(decoded.requests.map(\.path) == ["/before"])
        #expect(decoded.fault != nil)
    }

    @Test func everyFaultHasAMessageOfItsOwn() {
        let faults: [RequestFault] = [
            .requestLine, .target, .targetTooLong, .version, .method, .host, .fieldName, .fieldValue, .foldedLine,
            .bareCarriageReturn, .headTooLong, .contentLength, .transferEncoding, .unknownCoding, .chunk,
            .bodyTooLong(limit: 65_536), .expectation,
        ]
        #expect(Set(faults.map(\.message)).count == faults.count)
        #expect(
            RequestFault.bodyTooLong(limit: 65_536).answer
                == .problem(.payloadTooLarge, "a body has at most 64 KiB")
        )
    }
}
