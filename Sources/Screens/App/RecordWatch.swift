import KnowledgeStore

/// Tells the interface when another program, such as a second copy of this one, has written to the record.
struct RecordWatch {
    var record: LearnerRecord
    var mailbox: Mailbox<AppMessage>

    /// Looks once a second until the task is cancelled; that reads one number and no row.
    func run() async {
        // Silent, as in `look`.
        var seen = try? version()
        while true {
            do {
                try await Task.sleep(for: .seconds(1))
            } catch {
                return
            }
            look(after: &seen)
        }
    }

    /// - parameter seen: What the record's version was; nil where it couldn't be read.
    func look(after seen: inout Int?) {
        // A record that can't be read now is one that nobody has changed: whoever needs it will say what is wrong.
        guard let version = try? version(), version != seen else { return }
        seen = version
        mailbox.post(.result(.recordChanged))
    }

    private func version() throws -> Int { try record.foreignVersion() }
}
