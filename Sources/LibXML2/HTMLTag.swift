/// What a node of an `HTMLTree` is: text, or an element by its name.
///
/// Names that no rule of ours asks for are `unknown`; the tree keeps their spelling as an attribute.
public enum HTMLTag: UInt8, Sendable, CaseIterable {
    case text, unknown
    case html, head, body, title, meta, link, base, script, style, noscript, template
    case div, section, article, main, aside, header, footer, nav, hgroup, address, search
    case h1, h2, h3, h4, h5, h6, p, pre, blockquote, ul, ol, li, dl, dt, dd, menu, hr, br, wbr
    case figure, figcaption, img, picture, source, video, audio, track, embed, object, param, iframe, canvas, svg, math
    case a, span, b, strong, i, em, u, s, small, big, sub, sup, mark, q, cite, code, kbd, samp, tt, abbr, dfn, time,
        data
    case del, ins, font, center, label, bdi, bdo, ruby, rt, rp, strike, acronym, nobr
    case table, caption, thead, tbody, tfoot, tr, td, th, col, colgroup
    case form, input, button, select, option, optgroup, textarea, fieldset, legend, datalist, output, progress, meter
    case details, summary, dialog, area, map, frame, frameset, noframes, applet, marquee, slot, path, g, use

    /// The name as it stands in a page, in lower case; empty for text.
    public var name: String { self == .text ? "" : String(describing: self) }

    /// Elements without content (HTML section 13.1.2); libxml2 does not know all of them.
    public var isVoid: Bool {
        switch self {
        case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr, .frame:
            true
        default: false
        }
    }

    /// Elements whose start tag ends an open paragraph (HTML section 13.2.6.4.7).
    public var closesParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .div, .dl, .fieldset, .figcaption,
            .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .main, .menu, .nav, .ol, .p,
            .pre, .search, .section, .summary, .ul, .table:
            true
        default: false
        }
    }

    /// Elements that a browser sets as lines of their own, so that text before and after them belongs to other blocks.
    public var isBlock: Bool {
        switch self {
        case .html, .body, .li, .dt, .dd, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .legend, .option, .optgroup,
            .frameset, .noframes, .iframe, .video, .audio, .object, .canvas, .noscript, .template, .textarea, .button,
            .select, .output:
            true
        default: closesParagraph
        }
    }
}

/// The attributes that rules ask for by number; the tree keeps the spelling of all others.
public enum HTMLAttributeName: UInt8, Sendable, CaseIterable {
    case other
    /// Not an attribute: the name of an element whose tag is `unknown`.
    case elementName
    case id, `class`, href, src, content, name, property, itemprop, itemtype, itemscope, rel, datetime, style, hidden
    case role, type, lang, title, alt, charset, srcset, media, value, pubdate, colspan, width, height, action, data
    case ariaHidden, ariaLabel, httpEquiv, xmlLang, dataSrc

    /// The name as it stands in a page.
    public var spelling: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        case .dataSrc: "data-src"
        default: String(describing: self)
        }
    }
}

/// Finds the number of a name by its bytes: open addressing on a 64-bit hash, no allocation per look-up.
struct NameTable: Sendable {
    private var hashes = [UInt64](repeating: 0, count: 512)
    private var numbers = [UInt8](repeating: 0, count: 512)

    init(_ names: [(String, UInt8)]) {
        for (name, number) in names where !name.isEmpty {
            var hash = NameHash()
            for byte in name.utf8 { hash.add(byte) }
            var slot = Int(hash.value & 511)
            while hashes[slot] != 0 { slot = (slot + 1) & 511 }
            hashes[slot] = hash.value
            numbers[slot] = number
        }
    }

    /// 0 when the name is not in the table.
    func number(_ hash: UInt64) -> UInt8 {
        var slot = Int(hash & 511)
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return numbers[slot] }
            slot = (slot + 1) & 511
        }
        return 0
    }

    static let tags = NameTable(HTMLTag.allCases.map { ($0.name, $0.rawValue) })
    static let attributes = NameTable(HTMLAttributeName.allCases.map { ($0.spelling, $0.rawValue) })
}

/// FNV-1a over the lower-case bytes of a name, finished so that its low bits can be a slot.
struct NameHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        state = (state ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
    }

    var value: UInt64 { (state ^ (state >> 29)) | 1 << 63 }
}
