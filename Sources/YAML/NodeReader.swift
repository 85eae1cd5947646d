import CYAML

/// Copies the nodes of a libyaml document into Swift values, in bounded depth and number.
struct NodeReader {
    private var document: yaml_document_t
    private var budget: Int
    var mistakes: [YAMLMistake] = []

    /// The tags that libyaml gives to nodes without one.
    private static let plainTags: Set<String> = [YAML_STR_TAG, YAML_SEQ_TAG, YAML_MAP_TAG]

    init(_ document: yaml_document_t) {
        self.document = document
        budget = (document.nodes.top - document.nodes.start) + YAMLDocument.maximumCopies
    }

    /// The node and all below it; nil when a mistake in it leaves nothing to look at.
    mutating func read(_ node: UnsafeMutablePointer<yaml_node_t>, depth: Int) -> YAMLNode? {
        let position = YAMLPosition(node.pointee.start_mark)
        guard depth < YAMLDocument.maximumDepth else {
            return note(YAMLMistake.tooDeep, position)
        }
        budget -= 1
        guard budget >= 0 else { return budget == -1 ? note("too many copies through aliases", position) : nil }
        if let tag = node.pointee.tag, !Self.plainTags.contains(String(cString: tag)) {
            note("YAML tags such as !\(String(cString: tag).prefix(40)) are not supported", position)
        }
        switch node.pointee.type {
        case YAML_SCALAR_NODE: return YAMLNode(value: scalar(node.pointee), position: position)
        case YAML_SEQUENCE_NODE: return YAMLNode(value: sequence(node.pointee, depth), position: position)
        case YAML_MAPPING_NODE: return YAMLNode(value: mapping(node.pointee, depth), position: position)
        default: return nil
        }
    }

    @discardableResult
    private mutating func note(_ message: String, _ position: YAMLPosition) -> YAMLNode? {
        mistakes.append(YAMLMistake(message: message, position: position))
        return nil
    }

    private func scalar(_ node: yaml_node_t) -> YAMLNode.Value {
        let bytes = UnsafeBufferPointer(start: node.data.scalar.value, count: node.data.scalar.length)
        return .scalar(
            String(decoding: bytes, as: UTF8.self), isPlain: node.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
    }

    private mutating func sequence(_ node: yaml_node_t, _ depth: Int) -> YAMLNode.Value {
        let items = node.data.sequence.items
        var nodes: [YAMLNode] = []
        for item in UnsafeBufferPointer(start: items.start, count: items.top - items.start) where budget >= 0 {
            if let child = yaml_document_get_node(&document, item), let node = read(child, depth: depth + 1) {
                nodes.append(node)
            }
        }
        return .sequence(nodes)
    }

    private mutating func mapping(_ node: yaml_node_t, _ depth: Int) -> YAMLNode.Value {
        let pairs = node.data.mapping.pairs
        var entries: [YAMLNode.Entry] = []
        var lines: [String: Int] = [:]
        for pair in UnsafeBufferPointer(start: pairs.start, count: pairs.top - pairs.start) where budget >= 0 {
            guard let keyNode = yaml_document_get_node(&document, pair.key) else { continue }
            let position = YAMLPosition(keyNode.pointee.start_mark)
            guard keyNode.pointee.type == YAML_SCALAR_NODE, case .scalar(let key, _) = scalar(keyNode.pointee) else {
                note("a key must be a word", position)
                continue
            }
            if let line = lines[key] {
                note("duplicate key '\(key.prefix(40))', first in line \(line)", position)
                continue
            }
            lines[key] = position.line
            guard let child = yaml_document_get_node(&document, pair.value) else { continue }
            if let value = read(child, depth: depth + 1) {
                entries.append(.init(key: key, keyPosition: position, value: value))
            }
        }
        return .mapping(entries)
    }
}
