import Dates
import Model

extension XMLFeedReader {
    /// The value of an attribute of the current tag, by its name in lower case; a prefix in `name` must be there,
    /// except that of RDF, which some leave out.
    mutating func attribute(_ name: StaticString) -> [UInt8]? {
        for attribute in scanner.attributes where ASCII.equal(scanner.bytes[attribute.name], name) {
            return scanner.value(attribute)
        }
        return nil
    }

    func text(of value: [UInt8]?) -> String? {
        guard let trimmed = value?[...].trimmed, !trimmed.isEmpty else { return nil }
        return String(decoding: trimmed, as: UTF8.self)
    }

    mutating func address(of value: [UInt8]?) -> String? {
        guard let value else { return nil }
        if value.count > Address.maximumBytes { bound(Address.overlong) }
        return Address.resolved(value[...], base: base)
    }

    /// Changes the draft that the current element belongs to.
    mutating func withDraft(_ change: (inout Draft) -> Void) {
        if entry != nil {
            if var draft = entry.take() {
                change(&draft)
                entry = draft
            }
        } else {
            change(&feed)
        }
    }

    /// Elements that say everything in their attributes; true when this was one.
    mutating func attributeElement(_ vocabulary: Vocabulary, _ name: ElementName) -> Bool {
        switch (vocabulary, name) {
        case (.plain, .link), (.atom, .link):
            guard let href = attribute("href") else { return false }
            link(href)
        case (.plain, .enclosure): enclosure(url: attribute("url") ?? attribute("href"))
        case (.atom, .category), (.plain, .category):
            guard let term = attribute("label") ?? attribute("term") else { return false }
            category(term)
        case (.tombstones, .deletedentry): deletion()
        case (.podcast, .category):
            attribute("text").map { category($0) }
            return false
        default: return false
        }
        return true
    }

    /// Atom's `link`, also inside RSS (RFC 4287, section 4.2.7).
    private mutating func link(_ href: [UInt8]) {
        let relation = attribute("rel").map { Array($0[...].trimmed.map(ASCII.lowered)) } ?? Array("alternate".utf8)
        let type = text(of: attribute("type"))
        guard let url = address(of: href) ?? base?.description else { return }
        switch String(decoding: relation, as: UTF8.self) {
        case "alternate", "", "http://www.iana.org/assignments/relation/alternate":
            let isPage = type == nil || type?.hasPrefix("text/html") ?? false || type == "application/xhtml+xml"
            withDraft { $0.link.offer(url, rank: isPage ? 2 : 3) }
        case "enclosure", "http://www.iana.org/assignments/relation/enclosure": enclosure(url: href)
        case "self" where entry == nil, "http://www.iana.org/assignments/relation/self" where entry == nil:
            if selfLink == nil { selfLink = url }
        case "hub" where entry == nil:
            if hubs.count < 16, !hubs.contains(url) { hubs.append(url) }
        case "next" where entry == nil: if nextLink == nil { nextLink = url }
        case "replies" where entry != nil && !href[...].trimmed.contains(where: ASCII.isBlank):
            let isPage = type?.hasPrefix("text/html") ?? true
            withDraft { $0.comments.offer(url, rank: isPage ? 1 : 2) }
        default: break
        }
    }

    private mutating func enclosure(url: [UInt8]?) {
        guard let url = address(of: url) else { return }
        let length = attribute("length").flatMap { text(of: $0) }.flatMap { Int($0) }
        let enclosure = Enclosure(
            url: url, type: text(of: attribute("type")), length: length.flatMap { $0 < 0 ? nil : $0 })
        withDraft { $0.add(enclosure: enclosure) }
    }

    /// `at:deleted-entry` (RFC 6721, section 3).
    private mutating func deletion() {
        guard entry == nil, let id = text(of: attribute("ref")) else { return }
        guard deleted.count < XMLFeedReader.maximumDeletions else {
            return bound("only the first \(XMLFeedReader.maximumDeletions) deleted entries were read")
        }
        deleted.append(DeletedEntry(id: id, at: attribute("when").flatMap { FeedDate.read($0) }))
    }

    mutating func category(_ value: [UInt8]) {
        guard let text = PlainText.name(value) else { return }
        withDraft { $0.add(category: text) }
    }

    /// OPML: the names of the folders around, the outermost first; deeper ones are counted.
    private mutating func openFolders() -> [String] {
        let inner = folders.dropFirst(OPML.deepestFolder).prefix(OPML.deepestFolder)
        if inner.contains(where: { !$0.isEmpty }) { lose(.innerFolders) }
        return folders.prefix(OPML.deepestFolder).filter { !$0.isEmpty }
    }

    private mutating func lose(_ kind: OPML.Loss.Kind) {
        if let known = losses.firstIndex(where: { $0.kind == kind }) {
            losses[known].count += 1
        } else {
            losses.append(OPML.Loss(kind, line: scanner.at))
        }
    }

    /// OPML: a folder, or a subscription.
    mutating func openOutline() {
        let title =
            PlainText.of(attribute("title") ?? [], form: .unknown)
            ?? PlainText.of(attribute("text") ?? [], form: .unknown)
        defer { folders.append(title ?? "") }
        // Liferea: a list of lists.
        let isList = ASCII.equal(attribute("type") ?? [], "source")
        if isList || attribute("xmlurl") == nil && attribute("url") != nil { return lose(.link) }
        guard let url = address(of: attribute("xmlurl")), listed.insert(url).inserted else { return }
        var outline = OPML.Outline(feedURL: url, title: title, folders: openFolders())
        outline.siteURL = address(of: attribute("htmlurl"))
        outline.intervalMinutes = OPML.interval(
            liferea: text(of: attribute("updateinterval")), akregator: text(of: attribute("fetchinterval")),
            isCustom: text(of: attribute("usecustomfetchinterval")))
        outlines.append(outline)
        var entry = Entry()
        entry.url = url
        entry.title = title
        entry.categories = outline.folders
        for path in (attribute("category") ?? []).split(separator: UInt8(ascii: ",")) {
            for part in path.split(separator: ASCII.slash) {
                guard entry.categories.count <= EntryGate.maximumParts else { break }
                if let name = PlainText.name(Array(part)) { entry.categories.append(name) }
            }
        }
        ready.append(entry)
    }
}
