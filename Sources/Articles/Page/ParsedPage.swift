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
    let hidden: HiddenElements
    var warnings: [String] = []
    /// What was left out because the page is too large.
    private(set) var cuts: [String] = []

    init(_ input: PageInput, parser: HTMLParser, buffer: HTMLTree) {
        self.input = input
        address = WebAddress(input.url)
        tree = buffer
        let decoded = Self.decode(input)
        warnings = decoded.warnings
        // About what news pages need; growing by doubling copies everything once more.
        tree.bytes.reserveCapacity(decoded.bytes.count / 2)
        tree.nodes.reserveCapacity(decoded.bytes.count / 48)
        tree.attributes.reserveCapacity(decoded.bytes.count / 48)
        parser.parse(decoded.bytes, into: &tree)
        if tree.isCut { cuts.append("the page was too deep or too large and was read only in part") }
        hidden = HiddenElements(decoded.bytes)
        head = PageHead(tree)
        base = head.base.map { WebAddress.resolve($0, base: WebAddress(input.url)) } ?? WebAddress(input.url)
        data = StructuredData(tree, url: input.url)
        if tree.hasCutAttributes {
            cuts.append("only the first \(HTMLTree.maximumAttributes) attributes of an element were read")
        }
        cuts += head.cuts + data.cuts
        warnings += cuts
    }

    /// Valid UTF-8 with something beyond ASCII in it wins over every declaration: it does not happen by chance.
    private static func decode(_ input: PageInput) -> (bytes: [UInt8], warnings: [String]) {
        if UTF8Check.isUTF8(input.bytes.span) == .beyondASCII {
            return (input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.bytes[3...]) : input.bytes, [])
        }
        let text = DecodedText.decode(input.bytes, contentType: input.contentType, kind: .html)
        return (text.bytes, text.warnings)
    }
}

/// Whether bytes are UTF-8, fast where they are mostly ASCII: pages are.
enum UTF8Check {
    enum Finding { case ascii, beyondASCII, invalid }

    static func isUTF8(_ bytes: Span<UInt8>) -> Finding {
        var at = 0
        var finding = Finding.ascii
        let count = bytes.count
        while at < count {
            if at + 32 <= count {
                var bits: UInt8 = 0
                for index in at..<at + 32 { bits |= bytes[index] }
                if bits < 0x80 {
                    at += 32
                    continue
                }
            }
            let end = min(count, at + 32)
            while at < end {
                guard bytes[at] >= 0x80 else {
                    at += 1
                    continue
                }
                let length = sequenceLength(bytes, at)
                guard length > 0 else { return .invalid }
                finding = .beyondASCII
                at += length
            }
        }
        return finding
    }

    /// The length of the sequence of several bytes at a place; 0 when there is none.
    private static func sequenceLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
        let first = bytes[at]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, at + length <= bytes.count else { return 0 }
        // Overlong forms, surrogates, and what is beyond Unicode show in the second byte.
        let second = bytes[at + 1]
        let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return 0 }
        for index in at + 2..<max(at + 2, at + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
