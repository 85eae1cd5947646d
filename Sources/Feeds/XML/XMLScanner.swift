/// Splits a document that should be XML into tags and text, and never refuses one.
///
/// It knows no grammar: which element a tag closes is the reader's business. What is no tag is text, so a bare `<` or
/// `&` loses nothing. One pass, no recursion, no look at files or network: external entities are never read.
struct XMLScanner {
    enum Token {
        /// Character data with references, in `content`.
        case text
        /// Character data without references, in `content`.
        case cdata
        /// A start tag; `name`, `attributes` and `isEmptyElement` say more.
        case start
        /// An end tag, `name`.
        case end
        /// The end of the document.
        case finished
    }

    let bytes: [UInt8]
    var at: Int
    /// The bytes of the text.
    private(set) var content = 0..<0
    /// The bytes of the tag's name with its prefix.
    var name = 0..<0
    var attributes: [XMLAttribute] = []
    var isEmptyElement = false
    /// Entities that the document type declares, with their replacement texts.
    var entities = XMLEntities()
    /// The document ended inside a tag or a section.
    private(set) var isTruncated = false

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        at = start
    }

    mutating func next() -> Token {
        while at < bytes.count {
            if bytes[at] != ASCII.less || !isMarkup(at) { return text() }
            switch bytes[at + 1] {
            case ASCII.slash: return endTag()
            case ASCII.question: skip(past: "?>", else: "<?")
            case ASCII.exclamation:
                if starts(with: "<![CDATA[") { return cdata() }
                declaration()
            default: return startTag()
            }
        }
        return .finished
    }

    /// Whether the `<` there begins markup.
    private func isMarkup(_ place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        switch bytes[place + 1] {
        case ASCII.slash: return place + 2 < bytes.count && isNameStart(bytes[place + 2])
        case ASCII.question, ASCII.exclamation: return true
        case let byte: return isNameStart(byte)
        }
    }

    func isNameStart(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 }

    private mutating func text() -> Token {
        let start = at
        repeat {
            at = ByteSearch.first(ASCII.less, in: bytes.span, from: at + 1)
        } while at < bytes.count && !isMarkup(at)
        content = start..<at
        return .text
    }

    private mutating func cdata() -> Token {
        let start = at + 9
        guard let end = find("]]>", from: start) else {
            isTruncated = true
            content = start..<bytes.count
            at = bytes.count
            return .cdata
        }
        content = start..<end
        at = end + 3
        return .cdata
    }

    /// A comment, a document type, or nothing that is known.
    private mutating func declaration() {
        if starts(with: "<!--") {
            skip(past: "-->", else: "<!--")
        } else if ASCII.equal(bytes[at...].prefix(9), "<!doctype") {
            documentType()
        } else {
            skip(past: ">", else: "<!")
        }
    }

    /// Skips to the end of a construct; one without an end is skipped as far as `fallback`.
    ///
    /// Once an end was missing everything after it is searched no more, or many beginnings would cost quadratic time.
    private mutating func skip(past mark: StaticString, else fallback: StaticString) {
        if !isTruncated, let place = find(mark, from: at + 2) {
            at = place + mark.utf8CodeUnitCount
        } else {
            isTruncated = true
            at = find(fallback, from: at).map { $0 + fallback.utf8CodeUnitCount } ?? bytes.count
        }
    }

    func starts(with mark: StaticString) -> Bool {
        mark.withUTF8Buffer { unsafe bytes[at...].starts(with: $0) }
    }

    func find(_ mark: StaticString, from start: Int) -> Int? {
        mark.withUTF8Buffer { word in
            var place = start
            while place + word.count <= bytes.count {
                place = unsafe ByteSearch.first(word[0], in: bytes.span, from: place)
                guard place + word.count <= bytes.count else { return nil }
                if unsafe bytes[place..<place + word.count].elementsEqual(word) { return place }
                place += 1
            }
            return nil
        }
    }
}
