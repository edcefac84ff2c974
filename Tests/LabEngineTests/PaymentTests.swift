import Testing

@testable import LabEngine

struct PaymentTests {
    @Test func readsAPayment() throws {
        #expect(try Payment(json: Array(Payment.example.utf8)) == Payment(order: "mine-1", amount: 500))
    }

    @Test(arguments: [
        ("", "the body isn't a payment; send {\"order\":\"mine-1\",\"amount\":500}"),
        ("[]", "the body isn't a payment; send {\"order\":\"mine-1\",\"amount\":500}"),
        (#"{"order":"a"}"#, "the body isn't a payment; send {\"order\":\"mine-1\",\"amount\":500}"),
        (#"{"order":"a","amount":1.5}"#, "the body isn't a payment; send {\"order\":\"mine-1\",\"amount\":500}"),
        (#"{"order":"a","amount":0}"#, "\"amount\" must be above 0"),
        (#"{"order":"","amount":1}"#, "\"order\" must have 1 to 200 bytes"),
        ("{\"order\":\"\(String(repeating: "a", count: 201))\",\"amount\":1}", "\"order\" must have 1 to 200 bytes"),
    ])
    func refusesWhatIsNone(json: String, message: String) {
        let error = #expect(throws: Payment.Problem.self) { try Payment(json: Array(json.utf8)) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("\n\u{1b}", #""\u000a\u001b""#), ("é", "\"é\""),
    ])
    func textIsEscapedForJSON(text: String, json: String) {
        #expect(JSONText.string(text) == json)
    }

    @Test func aFingerprintTellsMethodPathAndBodyApart() {
        let all = [
            ("POST", "/p", "a"), ("PUT", "/p", "a"), ("POST", "/q", "a"), ("POST", "/p", "b"), ("POST", "/pa", ""),
        ]
        let prints = all.map { Fingerprint.of(method: $0.0, path: $0.1, body: $0.2.utf8) }
        #expect(Set(prints).count == all.count)
        #expect(prints.allSatisfy { $0.count == 16 })
        #expect(Fingerprint.of(method: "POST", path: "/p", body: "a".utf8) == prints[0])
    }
}
