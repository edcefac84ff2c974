import LabKit

/// A message as it lies in the stream: whose it is and when it was due stand in fields of its own, before the body.
struct Message: Equatable {
    /// The stream's name for it.
    var id: String
    /// Nil for what somebody else has added.
    var work: WorkIdentity?
    /// Seconds of lab time; nil where `work` is.
    var due: Double?
    /// All fields and values, as they came.
    var fields: [String]

    static let workField = "work"
    static let dueField = "due"
    static let bodyField = "body"

    /// Reads one entry of a stream's reply: its id, and an array of fields and values.
    init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count == 2, let id = parts[0].text, let fields = parts[1].elements
        else { return nil }
        self.id = id
        self.fields = fields.map { $0.text ?? "" }
        guard let header = field(Message.workField), let work = WorkIdentity(header: header),
            let due = field(Message.dueField).flatMap({ Double($0) }), due.isFinite
        else { return }
        self.work = work
        self.due = due
    }

    init(id: String, work: WorkIdentity?, due: Double?, fields: [String] = []) {
        self.id = id
        self.work = work
        self.due = due
        self.fields = fields
    }

    func field(_ name: String) -> String? {
        for index in stride(from: 0, to: fields.count - 1, by: 2) where fields[index] == name {
            return fields[index + 1]
        }
        return nil
    }

    /// The fields of a message of the lab's own.
    static func fields(work: WorkIdentity, due: Double, body: String) -> [String] {
        [workField, work.header ?? "", dueField, "\(due)", bodyField, body]
    }
}
