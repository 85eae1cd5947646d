/// The internal entities of one document, with bounds on what they may grow to.
struct XMLEntities {
    /// Nothing of an external subset is ever here.
    private var declared: [[UInt8]: [UInt8]] = [:]
    /// Bytes that references may still add: an entity bomb runs dry here.
    private var budget = 1 << 18
    /// References were dropped because the budget was used up.
    private(set) var isExhausted = false

    private static let maximumCount = 1024
    private static let maximumDepth = 8

    /// The first declaration counts (XML 1.0, section 4.2).
    mutating func declare(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
        guard declared.count < XMLEntities.maximumCount, declared[Array(name)] == nil else { return }
        declared[Array(name)] = Array(value)
    }

    var isEmpty: Bool { declared.isEmpty }

    /// The replacement text, with references inside it resolved; nil for names that were not declared.
    mutating func expansion(of name: ArraySlice<UInt8>) -> [UInt8]? {
        guard declared[Array(name)] != nil else { return nil }
        var text: [UInt8] = []
        expand(Array(name), depth: 0, into: &text)
        return text
    }

    private mutating func expand(_ name: [UInt8], depth: Int, into text: inout [UInt8]) {
        guard let value = declared[name], depth < XMLEntities.maximumDepth, budget > 0 else {
            isExhausted = true
            return
        }
        budget -= value.count + 1
        var rest = value[...]
        while let mark = rest.firstIndex(of: ASCII.ampersand) {
            text.append(contentsOf: rest[..<mark])
            let tail = rest[(mark + 1)...]
            guard let end = tail.prefix(64).firstIndex(of: ASCII.semicolon) else {
                text.append(ASCII.ampersand)
                rest = tail
                continue
            }
            let inner = Array(tail[..<end])
            if declared[inner] != nil {
                expand(inner, depth: depth + 1, into: &text)
            } else {
                text.append(contentsOf: rest[mark...end])
            }
            rest = tail[(end + 1)...]
        }
        text.append(contentsOf: rest)
    }
}

extension XMLScanner {
    /// `<!DOCTYPE name … [ … ]>`: takes the entities with a value, skips the rest.
    mutating func documentType() {
        at += 9
        while at < bytes.count {
            switch bytes[at] {
            case ASCII.greater:
                at += 1
                return
            case ASCII.quote, ASCII.apostrophe: skipQuoted()
            case UInt8(ascii: "["): internalSubset()
            case ASCII.less:
                // The `>` is missing.
                return
            default: at += 1
            }
        }
    }

    private mutating func skipQuoted() {
        let end = ByteSearch.first(bytes[at], in: bytes.span, from: at + 1)
        at = min(end + 1, bytes.count)
    }

    private mutating func internalSubset() {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "]") {
            if starts(with: "<!ENTITY") {
                entityDeclaration()
            } else if starts(with: "<!--") {
                at = find("-->", from: at).map { $0 + 3 } ?? bytes.count
            } else if bytes[at] == ASCII.quote || bytes[at] == ASCII.apostrophe {
                skipQuoted()
            } else {
                at += 1
            }
        }
        if at < bytes.count { at += 1 }
    }

    /// Bytes between `<!ENTITY` and its value; whoever writes more means no entity.
    private static let longestName = 1024

    /// `<!ENTITY name "value">`; those with `SYSTEM` or `PUBLIC` and parameter entities are skipped.
    private mutating func entityDeclaration() {
        at += 8
        let end = bytes[at...].prefix(XMLScanner.longestName).firstIndex {
            $0 == ASCII.quote || $0 == ASCII.apostrophe || $0 == ASCII.greater
        }
        guard let end, bytes[end] != ASCII.greater else { return }
        let words = bytes[at..<end].split(omittingEmptySubsequences: true, whereSeparator: ASCII.isBlank)
        at = end
        skipQuoted()
        let value = bytes[(end + 1)..<max(end + 1, at - 1)]
        guard words.count == 1 else { return }
        entities.declare(words[0], value)
    }
}
