/// Tags inside text that may be HTML.
enum HTMLTags {
    /// One tag or comment.
    struct Tag {
        var range: Range<Int>
        /// Empty for comments.
        var name: ArraySlice<UInt8>
        var isEnd: Bool
    }

    /// The tag that begins at a `<`; nil when that is just a character.
    static func tag(in bytes: [UInt8], at start: Int) -> Tag? {
        guard start + 1 < bytes.count else { return nil }
        if bytes[start + 1] == ASCII.exclamation || bytes[start + 1] == ASCII.question {
            return comment(in: bytes, at: start)
        }
        let isEnd = bytes[start + 1] == ASCII.slash
        let nameStart = start + (isEnd ? 2 : 1)
        guard nameStart < bytes.count, ASCII.isLetter(bytes[nameStart]) else { return nil }
        var nameEnd = nameStart
        while nameEnd < bytes.count, ASCII.isAlphanumeric(bytes[nameEnd]) || bytes[nameEnd] == ASCII.colon {
            nameEnd += 1
        }
        // `<a@b.example>` is an address, not a link.
        guard nameEnd < bytes.count,
            ASCII.isBlank(bytes[nameEnd]) || bytes[nameEnd] == ASCII.slash || bytes[nameEnd] == ASCII.greater,
            let end = tagEnd(in: bytes, from: nameEnd)
        else { return nil }
        return Tag(range: start..<end, name: bytes[nameStart..<nameEnd], isEnd: isEnd)
    }

    /// A comment or declaration; one that is never closed takes the rest of the text, as in browsers.
    private static func comment(in bytes: [UInt8], at start: Int) -> Tag? {
        var end = start + 2
        let isComment = bytes[start...].starts(with: "<!--".utf8)
        guard isComment || (end < bytes.count && ASCII.isLetter(bytes[end])) else { return nil }
        while end < bytes.count {
            if bytes[end] == ASCII.greater, !isComment || (bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D) {
                return Tag(range: start..<end + 1, name: [], isEnd: false)
            }
            end += 1
        }
        return Tag(range: start..<bytes.count, name: [], isEnd: false)
    }

    /// The place after the `>`, quoted attribute values skipped.
    private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        var mark: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if mark != 0 {
                if byte == mark { mark = 0 }
            } else if byte == ASCII.greater {
                return at + 1
            } else if byte == ASCII.less {
                return nil
            } else if (byte == ASCII.quote || byte == ASCII.apostrophe) && bytes[at - 1] == ASCII.equals {
                mark = byte
            }
            at += 1
        }
        return nil
    }

    static func containsKnown(_ bytes: [UInt8]) -> Bool {
        var at = 0
        while let start = bytes[at...].firstIndex(of: ASCII.less) {
            if let tag = tag(in: bytes, at: start), isKnown(tag.name) { return true }
            at = start + 1
        }
        return false
    }

    /// The text without its tags; block tags leave a blank, scripts and styles leave nothing.
    ///
    /// - Parameters:
    ///   - bytes: HTML.
    ///   - onlyKnown: leave tags that HTML does not have: they are text that looks like a tag.
    /// - Returns: text with its references as they were.
    static func stripped(_ bytes: [UInt8], onlyKnown: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var at = 0
        while let start = bytes[at...].firstIndex(of: ASCII.less) {
            output.append(contentsOf: bytes[at..<start])
            guard let tag = tag(in: bytes, at: start), !onlyKnown || tag.name.isEmpty || isKnown(tag.name) else {
                output.append(ASCII.less)
                at = start + 1
                continue
            }
            if isBlock(tag.name) { output.append(ASCII.blank) }
            at = tag.range.upperBound
            if !tag.isEnd, ASCII.equal(tag.name, "script") || ASCII.equal(tag.name, "style") {
                at = end(of: tag.name, in: bytes, from: at)
            }
        }
        output.append(contentsOf: bytes[at...])
        return output
    }

    /// The place of the end tag of a script or style.
    private static func end(of name: ArraySlice<UInt8>, in bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while let next = bytes[at...].firstIndex(of: ASCII.less) {
            if let tag = tag(in: bytes, at: next), tag.isEnd, tag.name.elementsEqual(name) { return next }
            at = next + 1
        }
        return bytes.count
    }

    static func isKnown(_ name: ArraySlice<UInt8>) -> Bool { contains(known, name) }

    static func isVoid(_ name: ArraySlice<UInt8>) -> Bool { contains(void, name) }

    private static func isBlock(_ name: ArraySlice<UInt8>) -> Bool { contains(block, name) }

    private static func contains(_ names: NameTable<Bool>, _ name: ArraySlice<UInt8>) -> Bool {
        name.count <= 10 && names.contains(name)
    }

    private static func names(_ list: String) -> NameTable<Bool> { NameTable(list: list) }

    private static let void = names("area base br col embed frame hr img input link meta param source track wbr")
    private static let block = names(
        "address article aside blockquote br dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li ol p pre "
            + "section table td th tr ul")
    private static let known = names(
        "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center "
            + "cite code col colgroup dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer "
            + "form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link "
            + "main map mark marquee meta nav nobr noscript object ol optgroup option p param picture pre q rp rt ruby s samp "
            + "script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot "
            + "th thead time title tr track tt u ul var video wbr")
}
