public import Foundation

/// The whole record as one JSON document, for a backup or another machine.
///
///     {"format": "backlab-record", "version": 2, "exported": 1795253400.5,
///      "reading": […], "labRuns": […], "predictions": […],
///      "notes": […], "bookmarks": […], "searches": […], "reviews": […], "prompts": […]}
///
/// Review cards aren't in it: they follow from the reviews. Version 1 had the first three lists only.
public struct RecordArchive: Codable, Equatable, Sendable {
    public static let format = "backlab-record"
    public static let currentVersion = 2

    public var format: String
    public var version: Int
    public var exported: Date
    public var reading: [ArchivedReading]
    public var labRuns: [LabRunRecord]
    public var predictions: [PredictionRecord]
    public var notes: [ArchivedNote]
    public var bookmarks: [ArchivedBookmark]
    public var searches: [ArchivedSearch]
    public var reviews: [ReviewLogEntry]
    public var prompts: [ArchivedPrompt]

    public init(
        exported: Date,
        reading: [ArchivedReading] = [],
        labRuns: [LabRunRecord] = [],
        predictions: [PredictionRecord] = [],
        notes: [ArchivedNote] = [],
        bookmarks: [ArchivedBookmark] = [],
        searches: [ArchivedSearch] = [],
        reviews: [ReviewLogEntry] = [],
        prompts: [ArchivedPrompt] = []
    ) {
        format = RecordArchive.format
        version = RecordArchive.currentVersion
        self.exported = exported
        self.reading = reading
        self.labRuns = labRuns
        self.predictions = predictions
        self.notes = notes
        self.bookmarks = bookmarks
        self.searches = searches
        self.reviews = reviews
        self.prompts = prompts
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        format = try fields.decode(String.self, forKey: .format)
        let written = try fields.decode(Int.self, forKey: .version)
        version = RecordArchive.currentVersion
        exported = try fields.decode(Date.self, forKey: .exported)
        reading = try fields.decode([ArchivedReading].self, forKey: .reading)
        labRuns = try fields.decode([LabRunRecord].self, forKey: .labRuns)
        predictions = try fields.decode([PredictionRecord].self, forKey: .predictions)
        guard written > 1 else {
            reading = reading.map {
                ArchivedReading(topic: $0.topic, state: $0.state, stateDate: $0.stateDate, place: $0.place)
            }
            notes = []
            bookmarks = []
            searches = []
            reviews = predictions.compactMap(\.review)
            prompts = []
            return
        }
        notes = try fields.decode([ArchivedNote].self, forKey: .notes)
        bookmarks = try fields.decode([ArchivedBookmark].self, forKey: .bookmarks)
        searches = try fields.decode([ArchivedSearch].self, forKey: .searches)
        reviews = try fields.decode([ReviewLogEntry].self, forKey: .reviews)
        prompts = try fields.decode([ArchivedPrompt].self, forKey: .prompts)
    }

    /// Dates are seconds since 1970, with their fractions: a run is known by its date.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// - throws: `RecordError.badArchive` for anything but an export of this version or an older one.
    public init(json: Data) throws(RecordError) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        var isExport = false
        do {
            let kind = try decoder.decode(Kind.self, from: json)
            guard kind.format == RecordArchive.format else {
                throw RecordError.badArchive(
                    "it isn't an export of backlab's progress; make one with `progress export`"
                )
            }
            guard kind.version <= RecordArchive.currentVersion else {
                throw RecordError.badArchive("it comes from a newer version of backlab; update this one first")
            }
            isExport = true
            self = try decoder.decode(RecordArchive.self, from: json)
        } catch let error as RecordError {
            throw error
        } catch let error as DecodingError {
            // Of a number that its type can't hold the decoder doesn't say where it stands.
            let place = error.place ?? (isExport ? "a number is too large or not whole" : "no JSON object")
            throw .badArchive("it isn't an export of backlab's progress (\(place)); make one with `progress export`")
        } catch {
            throw .badArchive("\(error)")
        }
    }

    /// What is read first, to tell what the rest would be.
    private struct Kind: Decodable {
        var format: String
        var version: Int
    }
}

extension DecodingError {
    /// Where in the document, in words of JSON: `at labRuns.3.seed`; nil where the decoder doesn't know.
    fileprivate var place: String? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            DecodingError.path(context.codingPath)
        case .keyNotFound(let key, let context): DecodingError.path(context.codingPath + [key])
        @unknown default: nil
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String? {
        keys.isEmpty
            ? nil
            : "at " + keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
