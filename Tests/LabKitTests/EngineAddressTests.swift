import LabKit
import Testing

struct EngineAddressTests {
    @Test(arguments: [
        ("redis://127.0.0.1:6379", EngineAddress(host: "127.0.0.1", port: 6_379)),
        ("redis://localhost", EngineAddress(host: "localhost")),
        ("redis://cache.internal:7000/2", EngineAddress(host: "cache.internal", port: 7_000, database: 2)),
        ("redis://[::1]:6380/0", EngineAddress(host: "::1", port: 6_380)),
        ("redis://[::1]", EngineAddress(host: "::1")),
        ("redis://localhost/", EngineAddress(host: "localhost")),
    ])
    func readsAddresses(text: String, address: EngineAddress) throws {
        #expect(try EngineAddress(text) == address)
        #expect(try EngineAddress(address.description) == address)
    }

    @Test(arguments: [
        ("", "\"\" is no address; write redis://host:port or redis://host:port/db"),
        ("localhost:6379", "\"localhost:6379\" is no address; write redis://host:port or redis://host:port/db"),
        ("http://localhost", "unknown scheme \"http\"; an engine is redis://host:port or redis://host:port/db"),
        (
            "rediss://localhost",
            "unknown scheme \"rediss\"; TLS isn't spoken; an engine is redis://host:port or redis://host:port/db"
        ),
        (
            "redis://me:secret@localhost",
            "an engine's address takes no user and password; write redis://host:port or redis://host:port/db"
        ),
        ("redis://", "there is no host in it; write redis://host:port or redis://host:port/db"),
        ("redis://:6379", "there is no host in it; write redis://host:port or redis://host:port/db"),
        ("redis://a b", "there is no host in it; write redis://host:port or redis://host:port/db"),
        ("redis://localhost:", "port \"\" isn't from 1 to 65535"),
        ("redis://localhost:0", "port \"0\" isn't from 1 to 65535"),
        ("redis://localhost:70000", "port \"70000\" isn't from 1 to 65535"),
        ("redis://localhost:+1", "port \"+1\" isn't from 1 to 65535"),
        ("redis://fe80::1:6379", "port \":1:6379\" isn't from 1 to 65535"),
        ("redis://[::1]x", "\"x\" follows the host; write redis://host:port or redis://host:port/db"),
        ("redis://localhost/x", "\"x\" is no database; a number, as in redis://host:port or redis://host:port/db"),
        (
            "redis://localhost/99999999999999999999",
            "\"99999999999999999999\" is no database; a number, as in redis://host:port or redis://host:port/db"
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let error = #expect(throws: EngineAddress.ParseError.self) { try EngineAddress(text) }
        #expect(error?.description == message)
    }
}
