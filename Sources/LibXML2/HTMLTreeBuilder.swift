import CLibXML2
import Glibc

/// Turns libxml2's events into an `HTMLTree`.
struct HTMLTreeBuilder {
    private var tree: HTMLTree
    private let context: htmlParserCtxtPtr
    /// Our open elements.
    private var open: [Int32] = []
    /// libxml2's open elements: the node of each, or -1 where we have none (void elements).
    private var theirs: [Int32] = []

    /// The passages of which libxml2 sees the numbers.
    private let passages: PassageTexts

    private let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    init(tree: HTMLTree, context: htmlParserCtxtPtr, passages: PassageTexts) {
        self.tree = tree
        self.context = context
        self.passages = passages
    }

    // nonisolated(unsafe): a table of C function pointers, written once and only read afterwards.
    nonisolated(unsafe) static let handler: htmlSAXHandler = {
        var handler = htmlSAXHandler()
        handler.startElement = htmlStartElement
        handler.endElement = htmlEndElement
        handler.characters = htmlCharacters
        handler.ignorableWhitespace = htmlCharacters
        handler.cdataBlock = htmlCharacters
        return handler
    }()

    mutating func start(_ name: UnsafePointer<UInt8>, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard theirs.count < HTMLParser.maximumDepth, tree.nodes.count < HTMLParser.maximumNodes else { return stop() }
        let name = UnsafeBufferPointer(start: name, count: strlen(name))
        var hash = NameHash()
        for byte in name { hash.add(byte) }
        let tag = HTMLTag(rawValue: NameTable.tags.number(hash.value)) ?? .unknown
        let known = tag == .text ? HTMLTag.unknown : tag
        if known.closesParagraph { closeParagraph() }
        leaveHead(for: known)
        leaveForeign(for: known)
        let node = Int32(tree.nodes.count)
        let attributesStart = Int32(tree.attributes.count)
        if known == .unknown { append(.elementName, name: none, value: name) }
        appendAttributes(values)
        tree.nodes.append(
            .init(
                tag: known, parent: open.last ?? -1, end: node + 1, start: attributesStart,
                count: Int32(tree.attributes.count) - attributesStart))
        if known.isVoid || open.count >= HTMLParser.maximumTreeDepth {
            theirs.append(-1)
        } else {
            open.append(node)
            theirs.append(node)
        }
    }

    mutating func end() {
        guard let node = theirs.popLast(), node >= 0 else { return }
        // Already closed by a repair: its end was set then.
        guard let position = open.lastIndex(of: node) else { return }
        close(from: position)
    }

    mutating func characters(_ text: UnsafePointer<UInt8>, _ count: Int) {
        guard count > 0, tree.bytes.count < Int(Int32.max / 2) else { return }
        let parent = open.last ?? -1
        let start = tree.bytes.count
        tree.bytes.append(contentsOf: words(UnsafeBufferPointer(start: text, count: count)))
        let count = tree.bytes.count - start
        if let last = tree.nodes.last, last.tag == .text, last.parent == parent, Int(last.start + last.count) == start {
            tree.nodes[tree.nodes.count - 1].count += Int32(count)
            return
        }
        tree.nodes.append(
            .init(
                tag: .text, parent: parent, end: Int32(tree.nodes.count + 1), start: Int32(start), count: Int32(count)))
    }

    mutating func finish() -> HTMLTree {
        close(from: 0)
        return tree
    }

    private mutating func stop() {
        tree.isCut = true
        xmlStopParser(context)
    }

    /// Ends the open elements from that position of the stack on.
    private mutating func close(from position: Int) {
        let end = Int32(tree.nodes.count)
        while open.count > position {
            let node = open.removeLast()
            tree.nodes[Int(node)].end = end
        }
    }

    /// HTML section 13.2.6.4.4: what does not belong in the head ends it.
    ///
    /// libxml2 stays in it after unknown elements.
    private mutating func leaveHead(for tag: HTMLTag) {
        guard open.count > 1, tree.nodes[Int(open[1])].tag == .head else { return }
        switch tag {
        case .meta, .link, .title, .base, .script, .style, .noscript, .template, .unknown, .svg, .path, .g, .use: return
        default: close(from: 1)
        }
    }

    /// HTML section 13.2.6.5: ordinary elements end an unclosed drawing or formula.
    private mutating func leaveForeign(for tag: HTMLTag) {
        guard tag.isBlock || tag == .span || tag == .img || tag == .b || tag == .i || tag == .ul else { return }
        var position = open.count - 1
        while position >= 0, open.count - position < 8 {
            let tag = tree.nodes[Int(open[position])].tag
            if tag == .svg || tag == .math { return close(from: position) }
            guard tag == .unknown || tag == .g || tag == .path || tag == .use || tag == .text else { return }
            if tag == .unknown, tree.elementName(Int(open[position])) == "foreignobject" { return }
            position -= 1
        }
    }

    /// HTML section 13.2.6.4.7, "has a p element in button scope": the search ends at the elements that bound the scope.
    private mutating func closeParagraph() {
        var position = open.count - 1
        while position >= 0 {
            switch tree.nodes[Int(open[position])].tag {
            case .p: return close(from: position)
            case .button, .td, .th, .caption, .table, .html, .template, .marquee, .object, .applet, .body, .div,
                .section,
                .article, .li, .blockquote:
                return
            default: position -= 1
            }
        }
    }

    private mutating func appendAttributes(_ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard let values else { return }
        var index = 0
        while let start = values[index] {
            let name = UnsafeBufferPointer(start: start, count: strlen(start))
            var hash = NameHash()
            for byte in name { hash.add(byte) }
            let known = HTMLAttributeName(rawValue: NameTable.attributes.number(hash.value)) ?? .other
            let keepsName = known == .other || known == .elementName
            let value = values[index + 1].map { UnsafeBufferPointer(start: $0, count: strlen($0)) } ?? none
            append(keepsName ? .other : known, name: keepsName ? name : none, value: words(value))
            index += 2
        }
    }

    /// What libxml2 wrote, or the passage whose number that is.
    private func words(_ written: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        GuardedPage.number(written).flatMap { passages.text($0) } ?? written
    }

    private mutating func append(
        _ known: HTMLAttributeName, name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>
    ) {
        let nameStart = tree.bytes.count
        tree.bytes.append(contentsOf: name)
        let start = tree.bytes.count
        tree.bytes.append(contentsOf: value)
        tree.attributes.append(
            .init(
                name: known, nameStart: Int32(nameStart), nameCount: Int32(name.count), start: Int32(start),
                count: Int32(value.count)))
    }
}

/// The texts that went past libxml2, by their numbers.
struct PassageTexts {
    let page: UnsafeBufferPointer<UInt8>
    let decoded: UnsafeBufferPointer<UInt8>
    /// Of the page; beyond its end, of `decoded`.
    let ranges: [Range<Int>]

    func text(_ number: Int) -> UnsafeBufferPointer<UInt8>? {
        guard ranges.indices.contains(number) else { return nil }
        let range = ranges[number]
        guard range.lowerBound >= page.count else { return UnsafeBufferPointer(rebasing: page[range]) }
        let start = range.lowerBound - page.count
        return UnsafeBufferPointer(rebasing: decoded[start..<start + range.count])
    }
}

private func htmlStartElement(
    _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
    guard let data, let name else { return }
    data.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.start(name, values)
}

private func htmlEndElement(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?) {
    data?.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.end()
}

private func htmlCharacters(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) {
    guard let data, let text else { return }
    data.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.characters(text, Int(count))
}
