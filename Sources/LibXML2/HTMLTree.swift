/// An HTML page as flat arrays: nodes in document order, one buffer of text, one list of attributes.
///
/// A node's descendants are the nodes from the one after it up to `end`, so a subtree is a range and a walk is a loop;
/// nothing recurses, so no depth can hurt. `<p>a<b>c</b></p>` is `p(0..<4) text"a" b(2..<4) text"c"`.
public struct HTMLTree: Sendable {
    /// One element or one run of text.
    public struct Node: Sendable {
        /// Text, or which element.
        public var tag: HTMLTag
        /// -1 for a root.
        public var parent: Int32
        /// The index after the last descendant.
        public var end: Int32
        /// The first byte in `bytes` of a text, the first entry in `attributes` of an element.
        public var start: Int32
        /// The number of bytes of a text, of attributes of an element.
        public var count: Int32
    }

    /// One attribute; its name and value stand in `bytes`.
    public struct Attribute: Sendable {
        /// Which attribute.
        public var name: HTMLAttributeName
        /// The first byte of its spelling; only `other` attributes keep it.
        public var nameStart: Int32
        /// The length of its spelling in bytes.
        public var nameCount: Int32
        /// The first byte of its value.
        public var start: Int32
        /// The length of its value in bytes.
        public var count: Int32
    }

    /// In document order.
    public var nodes: [Node] = []
    /// UTF-8: text, attribute names and values, entities already decoded.
    public var bytes: [UInt8] = []
    /// In document order.
    public var attributes: [Attribute] = []
    /// True when a limit ended the reading before the end of the page.
    public var isCut = false
    /// True when an element had more attributes than are read.
    public var hasCutAttributes = false
    /// Attributes of one element that are read: more than any page means.
    public static let maximumAttributes = 256

    /// An empty page.
    public init() {}

    /// Forgets the page and keeps the memory for the next one.
    public mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        isCut = false
        hasCutAttributes = false
    }

    /// The bytes of a text node, as a range of `bytes`.
    public func textRange(_ node: Int) -> Range<Int> {
        let node = nodes[node]
        return Int(node.start)..<Int(node.start + node.count)
    }

    /// What a script or another element of text alone holds; nil when there is nothing in it.
    public func onlyText(_ node: Int) -> ArraySlice<UInt8>? {
        guard node + 1 < nodes[node].end, nodes[node + 1].tag == .text else { return nil }
        return bytes[textRange(node + 1)]
    }

    /// The subtree below a node, without the node.
    public func descendants(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

    /// The value of an attribute as a range of `bytes`; nil when the element does not have it.
    public func attributeRange(_ node: Int, _ name: HTMLAttributeName) -> Range<Int>? {
        let node = nodes[node]
        guard node.tag != .text else { return nil }
        for index in Int(node.start)..<Int(node.start + node.count) where attributes[index].name == name {
            return Int(attributes[index].start)..<Int(attributes[index].start + attributes[index].count)
        }
        return nil
    }

    /// The value of an attribute as text; nil when the element does not have it.
    public func attribute(_ node: Int, _ name: HTMLAttributeName) -> String? {
        attributeRange(node, name).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The attributes of an element; empty for text.
    public func attributeList(_ node: Int) -> ArraySlice<Attribute> {
        let node = nodes[node]
        guard node.tag != .text else { return [] }
        return attributes[Int(node.start)..<Int(node.start + node.count)]
    }

    /// The name of an element in lower case.
    public func elementName(_ node: Int) -> String {
        let tag = nodes[node].tag
        return tag == .unknown ? attribute(node, .elementName) ?? "" : tag.name
    }

    /// All text below a node, as written, without what scripts and styles hold.
    public func rawText(_ node: Int) -> String {
        if nodes[node].tag == .text { return String(decoding: bytes[textRange(node)], as: UTF8.self) }
        var gathered: [UInt8] = []
        var index = node + 1
        while index < Int(nodes[node].end) {
            switch nodes[index].tag {
            case .text: gathered.append(contentsOf: bytes[textRange(index)])
            case .script, .style: index = Int(nodes[index].end) - 1
            default: break
            }
            index += 1
        }
        return String(decoding: gathered, as: UTF8.self)
    }
}
