import CLibXML2

/// Why an XPath cannot be used.
public struct XPathError: Error, Sendable, Equatable {
    /// In words.
    public var reason: String
}

extension HTMLTree {
    /// More steps than any rule needs; an expression that takes more is given up.
    private static let maximumOperations: UInt = 20_000_000

    /// Checks the grammar of an XPath.
    ///
    /// - Throws: `XPathError` when libxml2 cannot compile it. The corresponding C function is `xmlXPathCtxtCompile`.
    public static func checkXPath(_ path: String) throws(XPathError) {
        let context = xmlXPathNewContext(nil)
        defer { xmlXPathFreeContext(context) }
        silence(context)
        guard let compiled = xmlXPathCtxtCompile(context, path) else {
            throw XPathError(reason: "is not a valid XPath expression")
        }
        xmlXPathFreeCompExpr(compiled)
    }

    /// The elements that an XPath names, in page order.
    ///
    /// The tree is mirrored as a libxml2 document for the time of the call; only rules in XPath pay for it. An
    /// attribute or text that is named stands for its element. The corresponding C function is `xmlXPathEval`.
    ///
    /// - Parameter path: XPath 1.0; names in lower case.
    /// - Returns: indices into `nodes`.
    /// - Throws: `XPathError` when the expression is wrong, too costly, or names no nodes but a value.
    public func nodes(xpath path: String) throws(XPathError) -> [Int] {
        guard isAffordable(path) else {
            throw XPathError(reason: "takes too long on this page: it looks for \"//\" in \"//\"")
        }
        guard let document = htmlNewDocNoDtD(nil, nil) else { throw XPathError(reason: "out of memory") }
        defer { xmlFreeDoc(document) }
        mirror(into: document)
        // Without numbers two siblings are put in order by walking from one to the other.
        xmlXPathOrderDocElems(document)
        guard let context = xmlXPathNewContext(document) else { throw XPathError(reason: "out of memory") }
        defer { xmlXPathFreeContext(context) }
        HTMLTree.silence(context)
        context.pointee.opLimit = HTMLTree.maximumOperations
        guard let result = xmlXPathEval(path, context) else {
            throw XPathError(reason: "not a valid XPath, or it takes too long on this page")
        }
        defer { xmlXPathFreeObject(result) }
        guard result.pointee.type == XPATH_NODESET else { throw XPathError(reason: "gives a value, not elements") }
        return HTMLTree.indices(of: result)
    }

    /// Comparisons of nodes that one expression may cost; some seconds.
    private static let maximumComparisons = 2_000_000_000

    /// Whether an expression may be evaluated on this page.
    ///
    /// A step that goes down from elements that stand in each other finds the same elements many times, and libxml2
    /// compares each with all that were found before, which its limit of operations does not count.
    private func isAffordable(_ path: String) -> Bool {
        let words = ["descendant", "ancestor", "following", "preceding"]
        let wide = words.reduce(path.split(separator: "//", omittingEmptySubsequences: false).count - 2) {
            $0 + path.split(separator: $1, omittingEmptySubsequences: false).count - 1
        }
        guard wide > 0 else { return true }
        var depths = [Int32](repeating: 0, count: nodes.count)
        var (elements, sum) = (0, 0)
        for (index, node) in nodes.enumerated() where node.tag != .text {
            depths[index] = node.parent < 0 ? 1 : depths[Int(node.parent)] + 1
            elements += 1
            sum += Int(depths[index])
        }
        return elements.multipliedReportingOverflow(by: sum * wide).partialValue <= Self.maximumComparisons
    }

    private static func silence(_ context: xmlXPathContextPtr?) {
        context?.pointee.error = { _, _ in }
        errata_xmlSetGenericErrorFunc_silent()
    }

    private static func indices(of result: xmlXPathObjectPtr) -> [Int] {
        guard let set = result.pointee.nodesetval, let table = set.pointee.nodeTab else { return [] }
        var found: Set<Int> = []
        for index in 0..<Int(set.pointee.nodeNr) {
            var node = table[index]
            while let current = node, current.pointee.type != XML_ELEMENT_NODE { node = current.pointee.parent }
            // `_private` holds the index plus one; the mirror's own root has none.
            if let node, let mark = node.pointee._private { found.insert(Int(bitPattern: mark) - 1) }
        }
        return found.sorted()
    }

    private func mirror(into document: htmlDocPtr) {
        var made = [xmlNodePtr?](repeating: nil, count: nodes.count)
        // XPath has one document element; pages may have several roots.
        let holder = xmlNewDocNode(document, nil, "html", nil)
        xmlDocSetRootElement(document, holder)
        for index in nodes.indices {
            let node = nodes[index]
            let parent = node.parent >= 0 ? made[Int(node.parent)] : holder
            if node.tag == .html, node.parent < 0 {
                made[index] = holder
                holder?.pointee._private = UnsafeMutableRawPointer(bitPattern: index + 1)
                copyAttributes(index, to: holder)
                continue
            }
            let copy: xmlNodePtr?
            if node.tag == .text {
                copy = bytes[textRange(index)].withUnsafeBufferPointer {
                    xmlNewDocTextLen(document, $0.baseAddress, Int32($0.count))
                }
            } else {
                copy = xmlNewDocNode(document, nil, elementName(index), nil)
                copy?.pointee._private = UnsafeMutableRawPointer(bitPattern: index + 1)
                copyAttributes(index, to: copy)
            }
            // xmlAddChild may merge texts and free the copy; only elements are used again.
            let added = xmlAddChild(parent, copy)
            if node.tag != .text { made[index] = added }
        }
    }

    private func copyAttributes(_ node: Int, to element: xmlNodePtr?) {
        for attribute in attributeList(node) where attribute.name != .elementName {
            let name =
                attribute.name == .other
                ? String(
                    decoding: bytes[Int(attribute.nameStart)..<Int(attribute.nameStart + attribute.nameCount)],
                    as: UTF8.self) : attribute.name.spelling
            let value = String(
                decoding: bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self)
            xmlNewProp(element, name, value)
        }
    }
}
