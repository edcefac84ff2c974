import NIOCore

/// Finds requests in a stream of bytes, and refuses what RFC 9112 doesn't allow or leaves open to more than one
/// reading.
///
/// A link's `MessageSplitter` goes through the same states. It differs where a proxy must: it keeps every byte, of
/// answers too, sees through what it doesn't know, and passes as opaque what it can't frame, where a server has to say
/// no. What a length, a chunk's size and a coding are, both ask `HTTPSyntax`.
struct RequestDecoder: Equatable {
    struct Limits: Equatable {
        /// Bytes of a head, and of trailers.
        var head = 64 * 1_024
        /// RFC 9112, section 3: at least 8,000.
        var target = 8 * 1_024
        /// Bytes of a body.
        var body = 64 * 1_024
        /// Bytes of a chunk's first line.
        var chunkLine = 4 * 1_024
        /// Bytes of all chunk lines of a body, beyond which they are taken for an attack: each chunk may hold one byte
        /// and thousands of extensions.
        var chunkLines = 256 * 1_024
    }

    enum Step: Equatable {
        /// Nothing more can be told before more bytes come.
        case more
        case head(RequestHead)
        /// Bytes of the body, chunks' lines taken out.
        case body(ByteBuffer)
        /// The request is whole.
        case end
    }

    private enum State: Equatable {
        case head
        case length(Int)
        case chunkLine
        case chunk(Int)
        /// CR and LF after a chunk's bytes.
        case chunkEnd
        case trailers
        case end
    }

    var limits = Limits()
    private var state = State.head
    /// Up to where the bytes were searched for the end of a head or of a line.
    private var searched = 0
    /// Of the body so far, chunks only.
    private var received = 0
    /// Of chunks' lines, and then of trailers.
    private var overhead = 0

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Whether a request has begun and isn't whole.
    var isInside: Bool { state != .head || searched > 0 }

    /// Takes the next step over bytes, which keep what isn't told yet. A fault is the last step.
    mutating func next(_ bytes: inout ByteBuffer) throws(RequestFault) -> Step {
        while true {
            switch state {
            case .head: return try head(&bytes)
            case .length(let left):
                guard let part = take(left, of: &bytes) else { return .more }
                state = part.readableBytes == left ? .end : .length(left - part.readableBytes)
                return .body(part)
            case .chunkLine:
                guard try chunkLine(&bytes) else { return .more }
            case .chunk(let left):
                guard let part = take(left, of: &bytes) else { return .more }
                state = part.readableBytes == left ? .chunkEnd : .chunk(left - part.readableBytes)
                return .body(part)
            case .chunkEnd:
                guard let end = bytes.getInteger(at: bytes.readerIndex, as: UInt16.self) else {
                    guard bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) ?? 13 == 13 else { throw .chunk }
                    return .more
                }
                guard end == 0x0d0a else { throw .chunk }
                bytes.moveReaderIndex(forwardBy: 2)
                state = .chunkLine
            case .trailers:
                guard try trailer(&bytes) else { return .more }
            case .end:
                state = .head
                return .end
            }
        }
    }

    // MARK: Heads

    private mutating func head(_ bytes: inout ByteBuffer) throws(RequestFault) -> Step {
        if searched == 0, try !skipEmptyLines(&bytes) { return .more }
        let end = endOfHead(bytes)
        guard end ?? bytes.readableBytes <= limits.head else {
            let line = bytes.readableBytesView.prefix(limits.head).firstIndex(of: HTTPSyntax.lineFeed)
            throw line == nil ? .targetTooLong : .headTooLong
        }
        guard let end, let slice = bytes.readSlice(length: end) else { return .more }
        searched = 0
        let head = try RequestHead(slice, longestTarget: limits.target)
        switch head.body {
        case .none: state = .end
        case .length(let length):
            guard length <= limits.body else { throw .bodyTooLong(limit: limits.body) }
            state = .length(length)
        case .chunked:
            received = 0
            overhead = 0
            state = .chunkLine
        }
        return .head(head)
    }

    /// RFC 9112, section 2.2: empty lines before a request are passed over. False where one isn't whole.
    private func skipEmptyLines(_ bytes: inout ByteBuffer) throws(RequestFault) -> Bool {
        while let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self), first == 10 || first == 13 {
            if first == 10 {
                bytes.moveReaderIndex(forwardBy: 1)
                continue
            }
            guard let second = bytes.getInteger(at: bytes.readerIndex + 1, as: UInt8.self) else { return false }
            guard second == 10 else { throw .bareCarriageReturn }
            bytes.moveReaderIndex(forwardBy: 2)
        }
        return true
    }

    /// The length of the head with its empty line; nil where it isn't there yet.
    private mutating func endOfHead(_ bytes: ByteBuffer) -> Int? {
        bytes.withUnsafeReadableBytes { raw in
            var index = searched
            while index < raw.count {
                guard raw[index] == HTTPSyntax.lineFeed else {
                    index += 1
                    continue
                }
                // Looked at again when what decides has come.
                searched = index
                var next = index + 1
                if next < raw.count, raw[next] == HTTPSyntax.carriageReturn { next += 1 }
                guard next < raw.count else { return nil }
                if raw[next] == HTTPSyntax.lineFeed { return next + 1 }
                index += 1
            }
            searched = index
            return nil
        }
    }

    // MARK: Chunks

    private mutating func chunkLine(_ bytes: inout ByteBuffer) throws(RequestFault) -> Bool {
        guard let line = try line(&bytes, limit: limits.chunkLine, else: .chunk) else { return false }
        overhead += line.readableBytes
        guard overhead <= limits.chunkLines, let size = HTTPSyntax.chunkSize(line.readableBytesView) else {
            throw .chunk
        }
        guard size <= limits.body - received else { throw .bodyTooLong(limit: limits.body) }
        received += size
        if size == 0 { overhead = 0 }
        state = size == 0 ? .trailers : .chunk(size)
        return true
    }

    /// Trailers are read, found well-formed and let go of (section 7.1.2).
    private mutating func trailer(_ bytes: inout ByteBuffer) throws(RequestFault) -> Bool {
        guard let line = try line(&bytes, limit: limits.head - overhead, else: .headTooLong) else { return false }
        guard line.readableBytes > 0 else {
            state = .end
            return true
        }
        overhead += line.readableBytes + 2
        let view = line.readableBytesView
        let name = view.prefix(while: HTTPSyntax.isToken)
        guard !name.isEmpty, view.dropFirst(name.count).first == HTTPSyntax.colon else { throw .fieldName }
        guard view.allSatisfy(HTTPSyntax.isValue) else { throw .fieldValue }
        return true
    }

    /// The next line without its CR and LF, of which neither may be missing here: a bare LF in a chunk's line is read as
    /// part of an extension by some. Nil where it isn't whole.
    private mutating func line(
        _ bytes: inout ByteBuffer,
        limit: Int,
        else fault: RequestFault
    ) throws(RequestFault) -> ByteBuffer? {
        let view = bytes.readableBytesView
        guard let feed = view.dropFirst(searched).firstIndex(of: HTTPSyntax.lineFeed) else {
            // The last of them may be the CR.
            guard view.count <= limit + 1 else { throw fault }
            searched = view.count
            return nil
        }
        searched = 0
        let length = feed - view.startIndex - 1
        guard length >= 0, length <= limit else { throw length < 0 ? .chunk : fault }
        guard view[feed - 1] == HTTPSyntax.carriageReturn, let line = bytes.readSlice(length: length) else {
            throw .chunk
        }
        bytes.moveReaderIndex(forwardBy: 2)
        return line
    }

    /// At most so many bytes; nil where there are none.
    private func take(_ most: Int, of bytes: inout ByteBuffer) -> ByteBuffer? {
        bytes.readableBytes > 0 ? bytes.readSlice(length: min(most, bytes.readableBytes)) : nil
    }
}
