import CLibXML2

/// What libxml2's SAX2 parser sees in an XML document: the yardstick for readers of our own.
///
/// Nothing is loaded from files or the network, entities are not expanded beyond libxml2's own limits.
public struct XMLEvents: Sendable, Equatable {
    /// Start tags.
    public var elements = 0
    /// Bytes of character data, CDATA sections included.
    public var characters = 0
    /// The document is well-formed.
    public var isWellFormed = false
    /// Local names of the start tags, `/` for each end tag, and the text between them; empty unless asked for.
    public var trace: [UInt8] = []

    /// Parses a document in UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the document; an encoding that it declares is ignored.
    ///   - tracing: whether to write the trace; without it nothing is copied.
    /// - Returns: what was seen, up to the first error in the form.
    public static func parse(_ bytes: [UInt8], tracing: Bool = false) -> XMLEvents {
        var events = XMLEvents()
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        if tracing {
            handler.startElementNs = traceStart
            handler.endElementNs = traceEnd
            handler.characters = traceCharacters
        } else {
            handler.startElementNs = countStart
            handler.characters = countCharacters
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        withUnsafeMutablePointer(to: &events) { state in
            let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil)
            guard let context else { return }
            defer {
                // A document type makes libxml2 begin a document even when only events are wanted.
                if let document = context.pointee.myDoc { xmlFreeDoc(document) }
                context.pointee.myDoc = nil
                xmlFreeParserCtxt(context)
            }
            xmlCtxtUseOptions(
                context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
            bytes.withUnsafeBytes { raw in
                var at = 0
                // The length of a chunk is an `int`.
                while at < raw.count {
                    let count = min(raw.count - at, 1 << 20)
                    let chunk = raw.baseAddress?.advanced(by: at).assumingMemoryBound(to: CChar.self)
                    xmlParseChunk(context, chunk, Int32(count), 0)
                    at += count
                }
            }
            xmlParseChunk(context, nil, 0, 1)
            state.pointee.isWellFormed = context.pointee.wellFormed == 1
        }
        return events
    }
}

private typealias Attributes = UnsafeMutablePointer<UnsafePointer<xmlChar>?>

private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
    context?.assumingMemoryBound(to: XMLEvents.self)
}

private func countStart(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaces: Int32, _ bindings: Attributes?, _ count: Int32, _ defaulted: Int32,
    _ attributes: Attributes?
) {
    state(context)?.pointee.elements += 1
}

private func traceStart(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaces: Int32, _ bindings: Attributes?, _ count: Int32, _ defaulted: Int32,
    _ attributes: Attributes?
) {
    guard let events = state(context), let name else { return }
    events.pointee.elements += 1
    events.pointee.trace.append(UInt8(ascii: "<"))
    events.pointee.trace.append(contentsOf: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
    events.pointee.trace.append(UInt8(ascii: ">"))
}

private func traceEnd(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
) {
    state(context)?.pointee.trace.append(UInt8(ascii: "/"))
}

private func countCharacters(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    state(context)?.pointee.characters += Int(count)
}

private func traceCharacters(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    state(context)?.pointee.characters += Int(count)
    state(context)?.pointee.trace.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
}
