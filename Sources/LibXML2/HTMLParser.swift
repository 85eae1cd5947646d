import CLibXML2

/// Reads HTML pages into flat trees with libxml2's SAX interface; keeps its C context for the next page.
///
/// libxml2 2.9 knows HTML 4. Repaired here: how a page is cut into tags and texts, character references, void elements
/// that it does not know, and paragraphs that HTML5 elements close.
/// Nothing is loaded (`NONET`), nothing is reported, and every input gives a tree. The corresponding C function is
/// `htmlCtxtReadMemory`.
@safe public final class HTMLParser {
    /// Deeper elements end the reading: libxml2 searches its stack at every end tag, which is quadratic.
    static let maximumDepth = 2000
    static let maximumNodes = 1_000_000
    /// Elements deeper than this stand in our tree beside each other: every look up from one costs as many steps.
    ///
    /// Browsers do the same, at 512. No text is lost.
    static let maximumTreeDepth = 256

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | UInt32(XML_PARSE_HUGE.rawValue))

    private let context: htmlParserCtxtPtr?

    /// A parser for one thread.
    public init() {
        HTMLParser.initialise
        context = htmlNewParserCtxt()
    }

    deinit { htmlFreeParserCtxt(context) }

    private static let initialise: Void = xmlInitParser()

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - bytes: the page in UTF-8; invalid sequences and byte-order marks are for the caller to remove.
    ///   - tree: receives the page; what it held is forgotten, its memory is used again.
    public func parse(_ bytes: [UInt8], into tree: inout HTMLTree) {
        tree.removeAll()
        guard let context, !bytes.isEmpty, bytes.count < Int32.max / 4 else { return }
        bytes.withUnsafeBufferPointer { page in
            guard ByteScan.holdsControls(page) else { return read(page, into: &tree, context) }
            ByteScan.withoutControls(page).withUnsafeBufferPointer { read($0, into: &tree, context) }
        }
    }

    private func read(
        _ page: UnsafeBufferPointer<UInt8>, into tree: inout HTMLTree, _ context: htmlParserCtxtPtr
    ) {
        let guarded = GuardedPage(page)
        guarded.decoded.withUnsafeBufferPointer { decoded in
            let passages = PassageTexts(page: page, decoded: decoded, ranges: guarded.passages)
            var builder = HTMLTreeBuilder(tree: tree, context: context, passages: passages)
            tree = HTMLTree()
            withUnsafeMutablePointer(to: &builder) { read(guarded.bytes, into: $0, context) }
            tree = builder.finish()
        }
        tree.hasCutAttributes = guarded.hasCutAttributes
    }

    private func read(
        _ bytes: [UInt8], into builder: UnsafeMutablePointer<HTMLTreeBuilder>, _ context: htmlParserCtxtPtr
    ) {
        bytes.withUnsafeBytes { raw in
            context.pointee.sax.pointee = HTMLTreeBuilder.handler
            context.pointee.userData = UnsafeMutableRawPointer(builder)
            let text = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let document = htmlCtxtReadMemory(context, text, Int32(raw.count), nil, "UTF-8", HTMLParser.options)
            if let document { xmlFreeDoc(document) }
        }
    }

    /// Reads a page into a new tree.
    public func parse(_ bytes: [UInt8]) -> HTMLTree {
        var tree = HTMLTree()
        parse(bytes, into: &tree)
        return tree
    }

    /// Has libxml2 build its own document of a page and throws it away: the baseline of the benchmark of extraction.
    public static func parseBare(_ bytes: [UInt8]) {
        initialise
        bytes.withUnsafeBytes { raw in
            let text = raw.assumingMemoryBound(to: CChar.self).baseAddress
            guard let size = Int32(exactly: raw.count) else { return }
            if let document = htmlReadMemory(text, size, nil, "UTF-8", options) { xmlFreeDoc(document) }
        }
    }
}

@available(*, unavailable) extension HTMLParser: Sendable {}
