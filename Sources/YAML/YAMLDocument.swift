import CYAML

/// A whole YAML document as Swift values, and what was wrong with it.
public struct YAMLDocument: Sendable, Equatable {
    /// Nil when the file is empty or could not be read at all.
    public var root: YAMLNode?
    /// In the order of the file.
    public var mistakes: [YAMLMistake]

    /// Nesting beyond this is refused; it also stops a node that contains itself.
    public static let maximumDepth = 64

    /// Anchors in one file; libyaml compares each with every other.
    public static let maximumAnchors = 1000

    /// How many nodes aliases may add to those that were written, so that a few lines cannot grow to gigabytes.
    public static let maximumCopies = 100_000

    /// Reads one document.
    ///
    /// Duplicate keys, foreign tags, a second document and keys that are no text are mistakes; reading goes on after
    /// them, so that all are found at once. A mistake of syntax ends it. The corresponding C function is
    /// `yaml_parser_load`.
    ///
    /// - Parameter bytes: the file, in UTF-8 or in UTF-16 with a byte-order mark.
    public init(_ bytes: [UInt8]) {
        // Only a file with that many ampersands can have that many anchors.
        if bytes.lazy.filter({ $0 == UInt8(ascii: "&") }).count > Self.maximumAnchors,
            let mistake = Self.parsing(bytes, Self.excessiveAnchor) ?? nil
        {
            (root, mistakes) = (nil, [mistake])
            return
        }
        (root, mistakes) = Self.parsing(bytes) { Self.load($0, bytes) } ?? (nil, [.outOfMemory])
    }

    /// Lends a parser of the bytes; nil when there is no memory for one.
    private static func parsing<Result>(
        _ bytes: [UInt8], _ body: (UnsafeMutablePointer<yaml_parser_t>) -> Result
    ) -> Result? {
        bytes.withUnsafeBufferPointer { buffer in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return nil }
            defer { yaml_parser_delete(&parser) }
            return withUnsafeMutablePointer(to: &parser) { parser in
                var input = ByteInput(rest: buffer[...], parser: parser)
                return withUnsafeMutablePointer(to: &input) { input in
                    yaml_parser_set_input(parser, readBytes, input)
                    return body(parser)
                }
            }
        }
    }

    /// The first anchor that is one too many, found by `yaml_parser_scan`.
    private static func excessiveAnchor(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLMistake? {
        var anchors = 0
        while true {
            var token = yaml_token_t()
            guard yaml_parser_scan(parser, &token) == 1 else { return nil }
            defer { yaml_token_delete(&token) }
            if token.type == YAML_STREAM_END_TOKEN { return nil }
            guard token.type == YAML_ANCHOR_TOKEN else { continue }
            anchors += 1
            if anchors > maximumAnchors {
                return YAMLMistake(
                    message: "more than \(maximumAnchors) anchors (&name); write the values out",
                    position: YAMLPosition(token.start_mark))
            }
        }
    }

    private static func load(
        _ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: [UInt8]
    ) -> (YAMLNode?, [YAMLMistake]) {
        var document = yaml_document_t()
        guard yaml_parser_load(parser, &document) == 1 else { return (nil, [YAMLMistake(parser.pointee, bytes)]) }
        defer { yaml_document_delete(&document) }
        guard let root = yaml_document_get_root_node(&document) else { return (nil, []) }
        var reader = NodeReader(document)
        let node = reader.read(root, depth: 0)
        if reader.mistakes.isEmpty, let extra = secondDocument(parser, bytes) { reader.mistakes.append(extra) }
        return (node, reader.mistakes.sorted { $0.position < $1.position })
    }

    private static func secondDocument(
        _ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: [UInt8]
    ) -> YAMLMistake? {
        var document = yaml_document_t()
        guard yaml_parser_load(parser, &document) == 1 else { return YAMLMistake(parser.pointee, bytes) }
        defer { yaml_document_delete(&document) }
        guard let root = yaml_document_get_root_node(&document) else { return nil }
        return YAMLMistake(
            message: "a second document begins before this; a file has only one",
            position: YAMLPosition(root.pointee.start_mark))
    }
}

extension YAMLMistake {
    static let outOfMemory = YAMLMistake(message: "out of memory", position: YAMLPosition(line: 1, column: 1))

    static let tooDeep = "nested too deeply, or an alias inside its own anchor"

    /// What the parser says, with where the broken thing began when that is elsewhere: an unclosed quotation mark is
    /// noticed only at the end of the file.
    init(_ parser: yaml_parser_t, _ bytes: [UInt8]) {
        let problem = parser.problem.map { String(cString: $0) } ?? "unreadable"
        guard parser.flow_level <= YAMLDocument.maximumDepth else {
            self.init(message: Self.tooDeep, position: YAMLPosition(parser.mark))
            return
        }
        guard parser.error != YAML_READER_ERROR else {
            let line = 1 + bytes.prefix(parser.problem_offset).count { $0 == 0x0A }
            self.init(
                message: SyntaxAdvice.words(unreadable: problem, line: line),
                position: YAMLPosition(line: line, column: 1))
            return
        }
        let noticed = YAMLPosition(parser.problem_mark)
        let (found, isIndent) = YAMLMistake.surroundings(of: noticed, in: bytes)
        let context = parser.context.map { String(cString: $0) } ?? ""
        let message = SyntaxAdvice.words(problem: problem, context: context, found: found, isIndent: isIndent)
        // Where an unclosed quotation mark was opened says more than the end of the file.
        let isOpened = context.contains("quoted scalar") || context.contains("flow")
        self.init(message: message, position: isOpened ? YAMLPosition(parser.context_mark) : noticed)
    }

    /// The character at a place, and whether only blanks stand before it on its line.
    private static func surroundings(of place: YAMLPosition, in bytes: [UInt8]) -> (Character?, isIndent: Bool) {
        let lines = bytes.split(separator: 0x0A, maxSplits: place.line, omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return (nil, true) }
        let line = Array(String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars)
        let head = line.prefix(place.column - 1)
        let found = line.indices.contains(place.column - 1) ? Character(line[place.column - 1]) : nil
        return (found, head.allSatisfy { $0 == " " || $0 == "\t" })
    }
}

extension YAMLPosition {
    init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}
