import LibXML2

/// Takes the words out of a string that may be plain text or HTML.
enum PlainText {
    /// The words with white space collapsed; markup is parsed only when there is some.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return collapsed(text)
        }
        return paragraphs(text).joined(separator: " ")
    }

    /// The paragraphs of a string: HTML blocks, or lines apart by a line end.
    static func paragraphs(_ text: String) -> [String] {
        var markup = text
        // Markup that was escaped once more, as JSON-LD often holds it.
        if !text.utf8.contains(UInt8(ascii: "<")), text.holds("&lt;") { markup = decoded(text) }
        guard markup.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return markup.split(whereSeparator: \.isNewline).map { collapsed(String($0)) }.filter { !$0.isEmpty }
        }
        let hasElements = markup.holds("</") || markup.holds("<br") || markup.holds("<p")
        let source = hasElements ? markup : markup.split(whereSeparator: \.isNewline).joined(separator: "<p>")
        let tree = HTMLParser().parse(Array("<body>\(source)".utf8))
        let page = PageBlocks(tree, ranges: [tree.nodes.indices])
        return page.blocks.map(page.string)
    }

    private static func decoded(_ text: String) -> String {
        let tree = HTMLParser().parse(Array("<body><pre>\(text)</pre>".utf8))
        return tree.nodes.isEmpty ? text : tree.rawText(0)
    }
}
