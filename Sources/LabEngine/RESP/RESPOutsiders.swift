import LabKit

/// Tells the log of commands that aren't the lab's own: somebody at a terminal takes part. Belongs to the lab's event
/// loop.
final class RESPOutsiders {
    /// What clients send by themselves when they connect, and no news to anybody.
    private static let unseen: Set<String> = ["CLIENT", "HELLO", "COMMAND", "AUTH", "SELECT", "PING", "QUIT"]

    private let id: String
    private let token: [UInt8]
    private let context: LabContext

    /// - Parameters:
    ///   - id: of the component that is spoken to.
    ///   - token: the name that the lab's own connections have given themselves.
    init(id: String, token: String, context: LabContext) {
        self.id = id
        self.token = Array(token.utf8)
        self.context = context
    }

    /// A command was carried out; its reply stands in the call's from `start`.
    func observe(_ call: CommandCall, _ start: Int) {
        guard call.client.name != token, call.arguments.count > 0 else { return }
        let name = call.arguments.text(0).uppercased()
        guard !RESPOutsiders.unseen.contains(name) else { return }
        let work = context.work(identifiedBy: nil)
        guard case .outsider(let number) = work.unit else { return }
        context.recorder.outsiderBegan(number)
        context.recorder.message(work.identity, from: "you", to: id)
        context.recorder.message(work.identity, from: id, to: "you")
        context.recorder.outsiderEnded(work.identity, at: id, "\(words(call, name)) → \(reply(call, start))")
    }

    private func words(_ call: CommandCall, _ name: String) -> String {
        let arguments = (1..<max(1, min(call.arguments.count, 8))).map { call.arguments.text($0).prefix(40) }
        return ([Substring(name)] + arguments).joined(separator: " ")
    }

    private func reply(_ call: CommandCall, _ start: Int) -> String {
        var bytes = call.reply.buffer
        bytes.moveReaderIndex(to: start)
        var decoder = RESPReplyDecoder()
        // The embedded server's own replies; what can't be read is one that is still to come.
        guard let value = try? decoder.next(&bytes) else { return "waits" }
        if let elements = value.elements { return "\(elements.count) elements" }
        return value.text.map { String($0.prefix(60)) } ?? "nothing"
    }
}
