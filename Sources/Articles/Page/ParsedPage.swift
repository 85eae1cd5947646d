import Encodings
import LibXML2
import Model

/// A page read as far as its markup goes: what the steps work on.
struct ParsedPage {
    let input: PageInput
    var tree: HTMLTree
    let head: PageHead
    let data: StructuredData
    let address: WebAddress
    /// What relative references count from: the `base` element, else the page's address.
    let base: WebAddress
    var warnings: [String] = []

    init(_ input: PageInput, parser: HTMLParser, buffer: HTMLTree) {
        self.input = input
        address = WebAddress(input.url)
        tree = buffer
        let decoded = Self.decode(input)
        warnings = decoded.warnings
        parser.parse(decoded.bytes, into: &tree)
        if tree.isCut { warnings.append("the page was too deep or too large and was read only in part") }
        head = PageHead(tree)
        base = head.base.map { WebAddress.resolve($0, base: WebAddress(input.url)) } ?? WebAddress(input.url)
        data = StructuredData(tree, url: input.url)
    }

    /// Valid UTF-8 with something beyond ASCII in it wins over every declaration: it does not happen by chance.
    private static func decode(_ input: PageInput) -> (bytes: [UInt8], warnings: [String]) {
        let isUTF8 = (try? UTF8Span(validating: input.bytes.span)) != nil
        if isUTF8, input.bytes.contains(where: { $0 >= 0x80 }) {
            return (input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.bytes[3...]) : input.bytes, [])
        }
        let text = DecodedText.decode(input.bytes, contentType: input.contentType, kind: .html)
        return (text.bytes, text.warnings)
    }
}
