/// How the text of an element is written.
enum TextForm {
    /// RSS: HTML or plain text, and nobody says which.
    case unknown
    /// Plain text, to be taken literally.
    case text
    /// Escaped HTML.
    case html
    /// Child elements that are XHTML.
    case xhtml
    /// Base64 of something that is no text.
    case binary

    /// The form of an Atom text construct or `content` (RFC 4287, sections 3.1.1 and 4.1.3.3).
    init(atomType type: [UInt8]?) {
        let type = type.map { Array($0[...].trimmed.map(ASCII.lowered)) } ?? []
        if type.isEmpty || ASCII.equal(type, "text") {
            self = .text
        } else if ASCII.equal(type, "html") || type.starts(with: "text/html".utf8) {
            self = .html
        } else if ASCII.equal(type, "xhtml") || type.ends(with: "/xml") || type.ends(with: "+xml") {
            self = .xhtml
        } else if type.contains(ASCII.slash), !type.starts(with: "text/".utf8) {
            self = .binary
        } else {
            self = .text
        }
    }

    /// The form of Atom 0.3's `content` construct, and whether it is in Base64.
    static func atom03(type: [UInt8]?, mode: [UInt8]?) -> (form: TextForm, isBase64: Bool) {
        let mode = mode.map { Array($0[...].trimmed) } ?? []
        let form = TextForm(atomType: type)
        if ASCII.equal(mode, "base64") { return (type == nil || form == .xhtml ? .html : form, true) }
        if ASCII.equal(mode, "escaped"), form == .xhtml { return (.html, false) }
        return (form, false)
    }
}

extension [UInt8] {
    func ends(with text: StaticString) -> Bool { ASCII.equal(suffix(text.utf8CodeUnitCount), text) }
}
