extension XMLScanner {
    /// Appends character data with its references decoded and its damage repaired.
    ///
    /// - Parameters:
    ///   - range: a part of the document.
    ///   - output: takes the text.
    ///   - escaping: write `<`, `>` and `&` as references again, because the output is HTML.
    mutating func appendText(_ range: Range<Int>, to output: inout [UInt8], escaping: Bool) {
        var at = range.lowerBound
        while at < range.upperBound {
            let next = ByteSearch.firstSpecial(in: bytes.span, from: at, limit: range.upperBound)
            output.append(contentsOf: bytes[at..<next])
            guard next < range.upperBound else { return }
            at = special(at: next, limit: range.upperBound, to: &output, escaping: escaping)
        }
    }

    /// Appends the content of a CDATA section: no references, but the same repairs.
    mutating func appendCDATA(_ range: Range<Int>, to output: inout [UInt8], escaping: Bool) {
        var at = range.lowerBound
        while at < range.upperBound {
            let next =
                escaping
                ? ByteSearch.firstSpecial(in: bytes.span, from: at, limit: range.upperBound)
                : ByteSearch.firstDamage(in: bytes.span, from: at, limit: range.upperBound)
            output.append(contentsOf: bytes[at..<next])
            guard next < range.upperBound else { return }
            if bytes[next] == ASCII.ampersand {
                output.append(contentsOf: "&amp;".utf8)
                at = next + 1
            } else {
                at = special(at: next, limit: range.upperBound, to: &output, escaping: escaping)
            }
        }
    }

    /// Handles one byte that is not taken over as it is; returns where to go on.
    private mutating func special(at place: Int, limit: Int, to output: inout [UInt8], escaping: Bool) -> Int {
        switch bytes[place] {
        case ASCII.ampersand: return reference(at: place, limit: limit, to: &output, escaping: escaping)
        case ASCII.less:
            output.append(contentsOf: escaping ? Array("&lt;".utf8) : [ASCII.less])
        case ASCII.carriageReturn:
            // XML 1.0, section 2.11: CR LF and CR are one line feed.
            if place + 1 >= limit || bytes[place + 1] != ASCII.newline { output.append(ASCII.newline) }
        case 0xC2:
            guard place + 1 < limit else { break }
            if bytes[place + 1] < 0xA0 {
                output.append(scalar: Windows1252.scalar(UInt32(bytes[place + 1])))
            } else {
                output.append(contentsOf: bytes[place...(place + 1)])
            }
            return place + 2
        default: break
        }
        return place + 1
    }

    private mutating func reference(at place: Int, limit: Int, to output: inout [UInt8], escaping: Bool) -> Int {
        if let (scalar, end) = CharacterReference.read(bytes[place..<limit]) {
            let isMarkup = scalar == 0x26 || scalar == 0x3C || scalar == 0x3E
            if isMarkup, escaping {
                output.append(contentsOf: scalar == 0x26 ? "&amp;".utf8 : scalar == 0x3C ? "&lt;".utf8 : "&gt;".utf8)
            } else {
                output.append(scalar: scalar)
            }
            return end
        }
        if !entities.isEmpty, let end = bytes[place..<min(limit, place + 64)].firstIndex(of: ASCII.semicolon),
            let text = entities.expansion(of: bytes[(place + 1)..<end])
        {
            append(expanded: text, to: &output, escaping: escaping)
            return end + 1
        }
        output.append(contentsOf: escaping ? Array("&amp;".utf8) : [ASCII.ampersand])
        return place + 1
    }

    /// The replacement text of an entity is read like text of the document, without entities of its own.
    private func append(expanded text: [UInt8], to output: inout [UInt8], escaping: Bool) {
        var inner = XMLScanner(text)
        inner.appendText(0..<text.count, to: &output, escaping: escaping)
    }

    /// The value of an attribute, decoded.
    mutating func value(_ attribute: XMLAttribute) -> [UInt8] {
        var output: [UInt8] = []
        appendText(attribute.value, to: &output, escaping: false)
        return output
    }
}
