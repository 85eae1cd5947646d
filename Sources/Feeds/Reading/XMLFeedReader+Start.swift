import Model

extension XMLFeedReader {
    /// A start tag.
    mutating func start() {
        let colon = scanner.bytes[scanner.name].lastIndex(of: ASCII.colon)
        let prefix = scanner.bytes[scanner.name.lowerBound..<(colon ?? scanner.name.lowerBound)]
        let local = scanner.bytes[(colon.map { $0 + 1 } ?? scanner.name.lowerBound)..<scanner.name.upperBound]
        let name = ElementName(local)
        if capture != nil, closesField(name, isPrefixed: colon != nil) { closeField(before: name) }
        guard frames.count < XMLFeedReader.maximumDepth else {
            bound("it nests elements deeper than \(XMLFeedReader.maximumDepth) levels, which were passed over")
            deepElement(local)
            return
        }
        if entry != nil, capture == nil, name == .item || name == .entry { closeEntry(before: prefix, name) }
        let hasBase = scanner.attributes.isEmpty ? false : scope()
        let role = open(namespaces.vocabulary(of: prefix), name, local)
        frames.append(Frame(name: scanner.name, role: role, hasBase: hasBase))
        if hasBase, role == .wrapper {
            let innermost = base
            capture?.wrapperBase = innermost
        }
        if scanner.isEmptyElement { closeFrames(downTo: frames.count - 1) }
    }

    /// Binds the prefixes and the base of the element; true when it has a base.
    private mutating func scope() -> Bool {
        var hasBase = false
        for attribute in scanner.attributes {
            let key = scanner.bytes[attribute.name]
            if key.starts(with: "xmlns".utf8) {
                bind(key.dropFirst(5), scanner.value(attribute))
            } else if ASCII.equal(key, "xml:base"), !hasBase {
                hasBase = enter(base: scanner.value(attribute))
            }
        }
        return hasBase
    }

    private mutating func bind(_ suffix: ArraySlice<UInt8>, _ uri: [UInt8]) {
        guard suffix.isEmpty || suffix.first == ASCII.colon else { return }
        var vocabulary = uri.isEmpty ? Vocabulary.plain : Vocabulary(namespace: uri)
        // The root of a feed is in the feed's vocabulary, whatever somebody called it.
        if vocabulary == .other, suffix.isEmpty, frames.count <= 1 { vocabulary = .plain }
        // A prefix that everybody knows keeps its meaning when its address is misspelled.
        if vocabulary == .other, !suffix.isEmpty, frames.count <= 1 {
            vocabulary = Vocabulary(misspelled: suffix.dropFirst(), uri: uri)
        }
        namespaces.bind(suffix.dropFirst(), to: vocabulary, depth: frames.count)
    }

    /// An `xml:base` that leads nowhere on the web is passed over.
    private mutating func enter(base text: [UInt8]) -> Bool {
        // It comes back in every address below it.
        guard text.count <= Address.maximumBase else {
            bound("a base address of more than \(Address.maximumBase) bytes was passed over")
            return false
        }
        let address = WebAddress.resolve(String(decoding: text[...].trimmed, as: UTF8.self), base: base)
        guard address.isWeb, address.path.utf8.count <= Address.maximumBase else { return false }
        bases.append(address)
        return true
    }

    /// Decides what an element is, and begins it.
    private mutating func open(_ vocabulary: Vocabulary, _ name: ElementName, _ local: ArraySlice<UInt8>) -> Role {
        if capture != nil || person != nil { return openInside(vocabulary, name, local) }
        guard let parent = frames.last?.role else { return openRoot(vocabulary, name) }
        if isEntry(vocabulary, name), parent != .source, parent != .foreign {
            beginEntry()
            return .entry
        }
        switch parent {
        case .ignored, .foreign: return parent
        case .source: return openAuthor(vocabulary, name) ?? .ignored
        case .skipHours: return name == .hour ? begin(Field(kind: .skipHour)) : .ignored
        case .skipDays: return name == .day ? begin(Field(kind: .skipDay)) : .ignored
        default: return openElement(vocabulary, name)
        }
    }

    private mutating func openRoot(_ vocabulary: Vocabulary, _ name: ElementName) -> Role {
        if root == nil {
            let uris = scanner.attributes.filter { scanner.bytes[$0.name].starts(with: "xmlns".utf8) }
            let names = uris.map { String(decoding: scanner.value($0), as: UTF8.self) }
            root = RootFormat(
                name: name, namespaces: names, version: attribute("version").map { String(decoding: $0, as: UTF8.self) }
            )
            feed.language.offer(text(of: attribute("xml:lang")), rank: 2)
        } else if !isEntry(vocabulary, name) {
            // A second document, or a page, after the first.
            return .ignored
        }
        if isEntry(vocabulary, name), entry == nil {
            beginEntry()
            return .entry
        }
        return .feed
    }

    private func isTrue(_ flag: ArraySlice<UInt8>) -> Bool {
        flag.isEmpty || ASCII.equal(flag, "true") || ASCII.equal(flag, "1") || ASCII.equal(flag, "yes")
    }

    private func isEntry(_ vocabulary: Vocabulary, _ name: ElementName) -> Bool {
        guard vocabulary == .plain || vocabulary == .atom || vocabulary == .rdf else { return false }
        switch name {
        case .item, .entry: return true
        case .url, .sitemap: return root?.family == .sitemap && entry == nil
        default: return false
        }
    }

    /// The end tag of the entry before is missing.
    private mutating func closeEntry(before prefix: ArraySlice<UInt8>, _ name: ElementName) {
        guard let parent = frames.last?.role, parent != .foreign, parent != .source,
            isEntry(namespaces.vocabulary(of: prefix), name),
            let index = frames.lastIndex(where: { $0.role == .entry })
        else { return }
        closeFrames(downTo: index)
    }

    private mutating func beginEntry() {
        var draft = Draft()
        // RDF: the resource that the item describes.
        draft.id.offer(text(of: attribute("rdf:about")), rank: 2)
        if root?.format == "cdf" { draft.link.offer(address(of: attribute("href")), rank: 2) }
        entry = draft
    }

    /// An element of a feed or entry.
    private mutating func openElement(_ vocabulary: Vocabulary, _ name: ElementName) -> Role {
        switch (vocabulary, name) {
        case (.plain, .rss), (.plain, .channel), (.plain, .feed), (.atom, .feed), (.plain, .head), (.plain, .body),
            (.rdf, .rdf):
            if entry == nil || name != .body { return entry == nil ? .feed : .ignored }
        case (.plain, .skiphours): return .skipHours
        case (.plain, .skipdays): return .skipDays
        case (.plain, .items): return root?.format == "rss1.1" ? .feed : .group
        case (.media, .group), (.media, .content), (.news, .news): return .group
        case (.atom, .source): return .source
        case (.plain, .outline):
            openOutline()
            return .outline
        default: break
        }
        if attributeElement(vocabulary, name) { return .ignored }
        if vocabulary == .podcast, name == .category { return .group }
        if let role = openAuthor(vocabulary, name) { return role }
        guard let field = Field.of(vocabulary, name) else {
            return vocabulary == .other && entry != nil ? .foreign : .ignored
        }
        return begin(field, vocabulary: vocabulary)
    }

    private mutating func openAuthor(_ vocabulary: Vocabulary, _ name: ElementName) -> Role? {
        guard name == .author, vocabulary == .plain || vocabulary == .atom, person == nil else { return nil }
        person = Person()
        return begin(Field(kind: .author))
    }

    private mutating func begin(_ field: Field, vocabulary: Vocabulary = .plain) -> Role {
        var capture = Capture(field: field, form: .unknown, frame: frames.count)
        capture.isContent = field.kind == .content
        if vocabulary == .xhtml {
            capture.form = .xhtml
        } else if vocabulary == .atom {
            if root?.isAtom03 ?? false {
                (capture.form, capture.isBase64) = TextForm.atom03(type: attribute("type"), mode: attribute("mode"))
            } else {
                capture.form = TextForm(atomType: attribute("type"))
                capture.isBase64 = ASCII.equal(attribute("mode") ?? [], "base64")
            }
        }
        if field.kind == .guid, let flag = attribute("ispermalink") { capture.isPermalink = isTrue(flag[...].trimmed) }
        self.capture = capture
        buffer.removeAll(keepingCapacity: true)
        return .field
    }
}
