import NIOCore

extension RequestHead {
    /// Reads a head that is there whole.
    ///
    /// - Parameters:
    ///   - bytes: from the first line's first byte to the end of the empty line.
    ///   - longestTarget: in bytes.
    init(_ bytes: ByteBuffer, longestTarget: Int) throws(RequestFault) {
        var parser = RequestHeadParser()
        // `withUnsafeReadableBytes` passes on only untyped errors.
        let result = bytes.withUnsafeReadableBytes { raw -> Result<Void, RequestFault> in
            do throws(RequestFault) {
                try parser.parse(raw, longestTarget: longestTarget)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        self.init(
            bytes: bytes,
            method: parser.method,
            pathRange: parser.path,
            fields: parser.fields,
            minorVersion: parser.minorVersion,
            body: parser.body,
            isKeepAlive: parser.isKeepAlive,
            expectsContinue: parser.expectsContinue
        )
    }
}

/// One pass over a head's bytes, strict where readers could disagree: the fault's case says about what.
private struct RequestHeadParser {
    var method = RequestHead.Method.get
    var path = 0..<0
    var fields = 0
    var minorVersion: UInt8 = 1
    var body = RequestHead.Body.none
    var isKeepAlive: Bool { saysClose ? false : minorVersion == 1 || saysKeepAlive }
    var expectsContinue = false

    private var saysClose = false
    private var saysKeepAlive = false
    private var hosts = 0
    private var hasLength = false
    private var codings: [UInt8]?

    mutating func parse(_ raw: UnsafeRawBufferPointer, longestTarget: Int) throws(RequestFault) {
        var index = try requestLine(raw, longestTarget)
        fields = index
        while let first = at(index, raw), first != HTTPSyntax.lineFeed {
            if first == HTTPSyntax.carriageReturn {
                guard at(index + 1, raw) == HTTPSyntax.lineFeed else { throw .bareCarriageReturn }
                break
            }
            guard first != HTTPSyntax.space, first != HTTPSyntax.tab else { throw .foldedLine }
            index = try field(raw, index)
        }
        try conclude()
    }

    @inline(__always) private func at(_ index: Int, _ raw: UnsafeRawBufferPointer) -> UInt8? {
        index < raw.count ? raw[index] : nil
    }

    /// Whether a word stands there.
    @inline(__always) private func isThere(_ word: StaticString, _ raw: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount where at(start + offset, raw) != word.utf8Start[offset] {
            return false
        }
        return true
    }

    // MARK: The first line

    private mutating func requestLine(_ raw: UnsafeRawBufferPointer, _ longestTarget: Int) throws(RequestFault) -> Int {
        var index = 0
        while let byte = at(index, raw), HTTPSyntax.isToken(byte) { index += 1 }
        guard index > 0, at(index, raw) == HTTPSyntax.space else { throw .requestLine }
        let name = 0..<index
        index += 1
        let start = index
        while let byte = at(index, raw), byte > 32, byte < 127 { index += 1 }
        let target = start..<index
        guard target.count <= longestTarget else { throw .targetTooLong }
        // A byte that no target has ends it, and only a space may.
        guard at(index, raw) == HTTPSyntax.space else { throw isLineOver(index, raw) ? .requestLine : .target }
        guard !target.isEmpty else { throw .requestLine }
        index = try version(raw, index + 1)
        method = try known(raw[name])
        path = try form(raw, target)
        return index
    }

    private func isLineOver(_ index: Int, _ raw: UnsafeRawBufferPointer) -> Bool {
        guard let byte = at(index, raw) else { return true }
        return byte == HTTPSyntax.carriageReturn || byte == HTTPSyntax.lineFeed
    }

    /// Reads `HTTP/1.1` and the line's end.
    private mutating func version(_ raw: UnsafeRawBufferPointer, _ start: Int) throws(RequestFault) -> Int {
        let end = start + 8
        guard end < raw.count, isThere("HTTP/", raw, start), raw[start + 6] == 46,
            raw[start + 5] &- 48 < 10, raw[start + 7] &- 48 < 10
        else { throw .requestLine }
        guard raw[start + 5] == 49 else { throw .version }
        // RFC 9110, section 2.5: a higher minor version is served as the highest that is known.
        minorVersion = min(1, raw[start + 7] - 48)
        // Section 2.2: a bare LF may end a line, and whoever types a request into a terminal sends one.
        if raw[end] == HTTPSyntax.lineFeed { return end + 1 }
        guard raw[end] == HTTPSyntax.carriageReturn else { throw .requestLine }
        guard at(end + 1, raw) == HTTPSyntax.lineFeed else { throw .bareCarriageReturn }
        return end + 2
    }

    private func known(_ name: Slice<UnsafeRawBufferPointer>) throws(RequestFault) -> RequestHead.Method {
        if name.count == 3, isThere("GET", name.base, name.startIndex) { return .get }
        guard name.count <= 8, let method = RequestHead.Method(rawValue: String(decoding: name, as: UTF8.self)) else {
            throw .method
        }
        return method
    }

    /// The path of an origin form, an absolute form or an asterisk (section 3.2).
    private func form(_ raw: UnsafeRawBufferPointer, _ target: Range<Int>) throws(RequestFault) -> Range<Int> {
        let bytes = raw[target]
        guard !bytes.contains(35) else { throw .target }
        var start = target.lowerBound
        if bytes.first != 47 {
            if bytes.elementsEqual("*".utf8) {
                guard method == .options else { throw .target }
                return target
            }
            let scheme = bytes.prefix { $0 != 58 }
            guard HTTPSyntax.equals(scheme, "http") || HTTPSyntax.equals(scheme, "https"),
                bytes.dropFirst(scheme.count).starts(with: "://".utf8)
            else { throw .target }
            start = scheme.endIndex + 3
            let authority = raw[start..<target.upperBound].prefix { $0 != 47 && $0 != 63 }
            // RFC 9110, section 4.2.4: user information there is as good as an attack.
            guard !authority.isEmpty, !authority.contains(64) else { throw .target }
            start = authority.endIndex
        }
        let end = raw[start..<target.upperBound].firstIndex(of: 63) ?? target.upperBound
        return start..<end
    }

    // MARK: Headers

    private mutating func field(_ raw: UnsafeRawBufferPointer, _ start: Int) throws(RequestFault) -> Int {
        guard let line = FieldLine(raw, at: start), !line.name.isEmpty else { throw fault(raw, start) }
        switch line.name.count {
        case 4 where HTTPSyntax.equals(raw[line.name], "host"):
            hosts += 1
            // Neither user information nor anything after the host belongs there.
            guard raw[line.value].allSatisfy({ $0 > 32 && $0 < 127 && ![35, 44, 47, 63, 64].contains($0) }) else {
                throw .host
            }
        case 6 where HTTPSyntax.equals(raw[line.name], "expect"):
            guard HTTPSyntax.equals(raw[line.value], "100-continue") else { throw .expectation }
            // RFC 9110, section 10.1.1: of HTTP/1.0 it is passed over.
            expectsContinue = minorVersion > 0
        case 10 where HTTPSyntax.equals(raw[line.name], "connection"):
            for option in HTTPSyntax.list(raw[line.value]) {
                if HTTPSyntax.equals(option, "close") { saysClose = true }
                if HTTPSyntax.equals(option, "keep-alive") { saysKeepAlive = true }
            }
        case 14 where HTTPSyntax.equals(raw[line.name], "content-length"):
            // Section 6.3: even one that is repeated with the same number may be refused.
            guard !hasLength else { throw .contentLength }
            hasLength = true
            switch HTTPSyntax.length(raw[line.value]) {
            case .bytes(let bytes): body = bytes == 0 ? .none : .length(bytes)
            case .overflow: body = .length(.max)
            case .malformed: throw .contentLength
            }
        case 17 where HTTPSyntax.equals(raw[line.name], "transfer-encoding"):
            codings = (codings.map { $0 + [44] } ?? []) + raw[line.value]
        default: break
        }
        return line.end
    }

    /// What is wrong with a header's line.
    private func fault(_ raw: UnsafeRawBufferPointer, _ start: Int) -> RequestFault {
        var index = start
        while let byte = at(index, raw), HTTPSyntax.isToken(byte) { index += 1 }
        guard index > start, at(index, raw) == HTTPSyntax.colon else { return .fieldName }
        while let byte = at(index, raw), HTTPSyntax.isValue(byte) || byte == HTTPSyntax.colon { index += 1 }
        return at(index, raw) == HTTPSyntax.carriageReturn ? .bareCarriageReturn : .fieldValue
    }

    private mutating func conclude() throws(RequestFault) {
        guard hosts == 1 || hosts == 0 && minorVersion == 0 else { throw .host }
        guard let codings else { return }
        // Section 6.1: with a length besides, or in HTTP/1.0, somebody on the way may have read it differently.
        guard !hasLength, minorVersion == 1 else { throw .transferEncoding }
        switch HTTPSyntax.coding(codings) {
        case .chunked: body = .chunked
        case .encodedAndChunked: throw .unknownCoding
        case .unclear: throw .transferEncoding
        }
    }
}
