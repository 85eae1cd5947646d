extension XMLFeedReader {
    /// An element inside a field: a part of a person, or markup that goes into the text.
    mutating func openInside(_ vocabulary: Vocabulary, _ name: ElementName, _ local: ArraySlice<UInt8>) -> Role {
        if person != nil, vocabulary == .plain || vocabulary == .atom, let part = personPart(name) {
            keepBareName()
            capture = Capture(field: Field(kind: part), form: .text, frame: frames.count)
            buffer.removeAll(keepingCapacity: true)
            return .field
        }
        guard capture != nil else { return .ignored }
        let isFirst = frames.last?.role == .field && capture?.form == .xhtml
        if isFirst, ASCII.equal(local, "div"), buffer.allSatisfy(ASCII.isBlank) {
            return .wrapper
        }
        // Markup inside what is called text.
        if capture?.form == .text { capture?.form = .html }
        writeStartTag(local, keepsPrefix: vocabulary != .xhtml && vocabulary != .atom)
        return .markup
    }

    private func personPart(_ name: ElementName) -> Field.Kind? {
        switch name {
        case .name: .personName
        case .email: .personEmail
        case .uri, .url, .homepage: .personAddress
        default: nil
        }
    }

    /// `<b class="x">` as HTML: declarations of namespaces go, the value keeps its references.
    private mutating func writeStartTag(_ local: ArraySlice<UInt8>, keepsPrefix: Bool) {
        buffer.append(ASCII.less)
        buffer.append(contentsOf: keepsPrefix ? scanner.bytes[scanner.name] : local)
        for attribute in scanner.attributes {
            let name = scanner.bytes[attribute.name]
            if name.starts(with: "xmlns".utf8) { continue }
            buffer.append(ASCII.blank)
            buffer.append(contentsOf: name)
            buffer.append(contentsOf: "=\"".utf8)
            for byte in scanner.bytes[attribute.value] {
                if byte == ASCII.quote { buffer.append(contentsOf: "&quot;".utf8) } else { buffer.append(byte) }
            }
            buffer.append(ASCII.quote)
        }
        buffer.append(ASCII.greater)
    }

    mutating func writeEndTag(_ qualified: Range<Int>) {
        let name = scanner.bytes[qualified]
        let local = name.lastIndex(of: ASCII.colon).map { name[($0 + 1)...] } ?? name
        guard !HTMLTags.isVoid(local) else { return }
        buffer.append(contentsOf: "</".utf8)
        buffer.append(contentsOf: local)
        buffer.append(ASCII.greater)
    }

    /// An element below the maximum depth: its tags are still text of a field.
    mutating func deepElement(_ local: ArraySlice<UInt8>) {
        if capture != nil { writeStartTag(local, keepsPrefix: false) }
        if scanner.isEmptyElement {
            if capture != nil { writeEndTag(scanner.name) }
        } else {
            overflow += 1
        }
    }

    /// Whether a start tag shows that the end tag of the field is missing.
    func closesField(_ name: ElementName, isPrefixed: Bool) -> Bool {
        guard !isPrefixed, let capture, capture.form != .xhtml, person == nil else { return false }
        switch name {
        case .item, .entry: return true
        case .guid, .pubdate, .description, .enclosure, .comments, .published, .updated, .link, .title, .lastmod, .loc:
            return frames.last?.role == .field && capture.frame == frames.count - 1 && !buffer.contains(ASCII.less)
        default: return false
        }
    }

    mutating func closeField(before name: ElementName) {
        guard let capture else { return }
        closeFrames(downTo: capture.frame)
    }
}
