import ArgumentParser
import LabEngine

struct ServeHTTPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "http",
        abstract: "A small HTTP server: GET / answers hello."
    )

    @OptionGroup var serve: ServeOptions

    func run() async throws {
        let server: EmbeddedHTTP
        do {
            server = try await EmbeddedHTTP.start(port: serve.port ?? 0)
        } catch {
            throw serve.failure(error)
        }
        try await serve.serve("http", port: server.port, tryIt: "curl -i http://127.0.0.1:\(server.port)/")
        try await server.close()
    }
}
