/// What kind of document the bytes are said to be: it decides where a declaration of the encoding is looked for.
public enum DocumentKind: Sendable {
    /// `<?xml version="1.0" encoding="…"?>`.
    case xml
    /// `<meta charset>`, `<meta http-equiv>`; an XML declaration counts too.
    case html
    /// No declaration inside (RFC 8259 section 8.1).
    case json
}

/// The bytes of a document as UTF-8, and how they were read.
public struct DecodedText: Sendable {
    /// Always valid UTF-8, without a byte-order mark.
    ///
    /// A declaration inside still says what it said.
    public var bytes: [UInt8]
    /// The encoding the bytes were in, by its WHATWG or IANA name in lower case, such as `windows-1252`.
    public var encoding: String
    /// What was contradictory or damaged, in words.
    public var warnings: [String]

    /// Decodes the body of a response.
    ///
    /// The first of these that can be true decides: the byte-order mark; the width of the code units; the charset of
    /// the `Content-Type`; the declaration inside; UTF-8; what uchardet makes of the bytes; windows-1252. A claim that
    /// the bytes refute is passed over with a warning.
    ///
    /// - Parameters:
    ///   - bytes: the body, after content codings such as gzip were taken off.
    ///   - contentType: the value of the `Content-Type` header as sent, or nil.
    ///   - kind: where to look for a declaration.
    /// - Returns: the text; every input gives one.
    public static func decode(_ bytes: [UInt8], contentType: String?, kind: DocumentKind) -> DecodedText {
        Decoder(bytes: bytes, header: contentType.flatMap(CharsetLabel.inContentType), kind: kind).decode()
    }
}

/// The decision, one claim after the other.
struct Decoder {
    let bytes: [UInt8]
    /// The charset of the Content-Type, as written.
    let header: String?
    let kind: DocumentKind
    var warnings: [String] = []

    init(bytes: [UInt8], header: String?, kind: DocumentKind) {
        self.bytes = bytes
        self.header = header
        self.kind = kind
    }

    func decode() -> DecodedText {
        var decision = self
        return decision.text()
    }

    private mutating func text() -> DecodedText {
        if let mark = ByteOrderMark.of(bytes) { return marked(mark) }
        if let sniffed = ByteOrderMark.sniff(bytes, kind: kind) { return convert(from: wide(sniffed)) }
        let survey = UTF8Survey(bytes)
        for (label, origin) in claims() {
            guard let charset = accept(label, origin) else { continue }
            if charset.name == "utf-8" {
                // A few bad bytes are damage; bad bytes only are a lie.
                if survey.isMostlyUTF8 { return utf8(survey) }
                warnings.append("\(origin) says utf-8, but the bytes are not")
            } else if CharsetLabel.isOldDefault(label), survey.isValid {
                // RFC 7303 made these defaults of old servers obsolete, and valid UTF-8 does not happen by chance.
                if bytes.contains(where: { $0 >= 0x80 }) {
                    warnings.append("\(origin) says \(label), but the bytes are valid UTF-8")
                }
                return utf8(survey)
            } else {
                return convert(from: charset)
            }
        }
        if survey.isMostlyUTF8 { return utf8(survey) }
        return convert(from: Detector.guess(bytes) ?? .windows1252)
    }

    private func claims() -> [(label: String, origin: String)] {
        var claims: [(String, String)] = []
        if let header { claims.append((header, "the Content-Type")) }
        if let inside = Declaration.label(in: bytes[...], kind: kind) { claims.append((inside, "the document")) }
        return claims
    }

    /// The charset of a claim when it is known and its code units have one byte: wide ones were seen before.
    private mutating func accept(_ label: String, _ origin: String) -> Charset? {
        guard let charset = Charset(label: label) else {
            warnings.append("\(origin) names an unknown encoding (\(label.prefix(40)))")
            return nil
        }
        guard charset.unit == 1 else {
            warnings.append("\(origin) says \(label), but the bytes are not")
            return nil
        }
        return charset
    }

    private mutating func marked(_ mark: ByteOrderMark) -> DecodedText {
        if let label = header ?? Declaration.label(in: bytes[...], kind: kind), let claim = Charset(label: label),
            !mark.agrees(with: claim)
        {
            warnings.append("declared as \(claim.name), but the byte-order mark says \(mark.charset.name)")
        }
        let body = Array(bytes[mark.length...])
        guard mark.charset.unit == 1 else { return convert(body, from: mark.charset) }
        var decision = Decoder(bytes: body, header: nil, kind: kind)
        decision.warnings = warnings
        return decision.utf8(UTF8Survey(body))
    }

    private func wide(_ sniffed: Charset) -> Charset {
        guard sniffed.name == "ibm037" else { return sniffed }
        let head = Iconv.convert(Array(bytes.prefix(256)), from: sniffed).bytes
        guard let label = Declaration.label(in: head[...], kind: kind), let charset = Charset(label: label) else {
            return sniffed
        }
        return charset
    }

    private func utf8(_ survey: UTF8Survey) -> DecodedText {
        guard !survey.isValid else { return DecodedText(bytes: bytes, encoding: "utf-8", warnings: warnings) }
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let damage = "\(survey.bad) invalid UTF-8 bytes were replaced by U+FFFD"
        return DecodedText(bytes: repaired, encoding: "utf-8", warnings: warnings + [damage])
    }

    private func convert(from charset: Charset) -> DecodedText { convert(bytes, from: charset) }

    private func convert(_ body: [UInt8], from charset: Charset) -> DecodedText {
        let result = Iconv.convert(body, from: charset)
        var notes = warnings
        if result.bad > 0 { notes.append("\(result.bad) bytes invalid in \(charset.name) were replaced by U+FFFD") }
        return DecodedText(bytes: result.bytes, encoding: charset.name, warnings: notes)
    }
}
