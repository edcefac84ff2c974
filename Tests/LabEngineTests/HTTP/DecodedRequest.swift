import NIOCore

@testable import LabEngine

/// A request as the decoder told it, in texts.
struct DecodedRequest: Equatable {
    var method: String
    var path: String
    var version: UInt8
    /// `Name: value`, in their order.
    var headers: [String]
    var body: String
    var keepAlive: Bool
}

/// What a decoder made of a stream.
struct Decoded: Equatable {
    var requests: [DecodedRequest] = []
    /// The last step, where there was one.
    var fault: RequestFault?
    /// Whether a request was begun and isn't whole.
    var isInside = false
    /// The most bytes that were kept between two feedings.
    var kept = 0

    /// Without what depends on the size of the feedings.
    var told: Decoded {
        var told = self
        told.kept = 0
        return told
    }

    init() {}

    /// Feeds bytes in pieces of a size.
    init(_ bytes: some Collection<UInt8>, step: Int = .max, limits: RequestDecoder.Limits = .init()) {
        let bytes = Array(bytes)
        self.init()
        var decoder = RequestDecoder(limits: limits)
        var buffer = ByteBuffer()
        var head: RequestHead?
        var body = ByteBuffer()
        var index = 0
        while index < bytes.count, fault == nil {
            let end = min(bytes.count, index + min(step, bytes.count))
            buffer.writeBytes(bytes[index..<end])
            index = end
            do throws(RequestFault) {
                feeding: while true {
                    switch try decoder.next(&buffer) {
                    case .more: break feeding
                    case .head(let next): head = next
                    case .body(var part): body.writeBuffer(&part)
                    case .end:
                        if let head { requests.append(DecodedRequest(head, body)) }
                        head = nil
                        body = ByteBuffer()
                    }
                }
            } catch {
                fault = error
            }
            kept = max(kept, buffer.readableBytes)
        }
        isInside = decoder.isInside && fault == nil
    }

    init(_ text: String, step: Int = .max, limits: RequestDecoder.Limits = .init()) {
        self.init(text.utf8, step: step, limits: limits)
    }
}

extension DecodedRequest {
    init(_ head: RequestHead, _ body: ByteBuffer) {
        self.init(
            method: head.method.rawValue,
            path: head.path,
            version: head.minorVersion,
            headers: DecodedRequest.headers(head),
            body: String(buffer: body),
            keepAlive: head.isKeepAlive
        )
    }

    private static func headers(_ head: RequestHead) -> [String] {
        head.bytes.withUnsafeReadableBytes { raw in
            var lines: [String] = []
            var index = head.fields
            while let line = FieldLine(raw, at: index), !line.name.isEmpty {
                let name = String(decoding: raw[line.name], as: UTF8.self)
                lines.append("\(name): \(String(decoding: raw[line.value], as: UTF8.self))")
                index = line.end
            }
            return lines
        }
    }
}
