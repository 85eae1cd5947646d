import Dates
import Model

extension XMLFeedReader {
    /// An end tag: closes the nearest open element of that name and what is open inside it.
    mutating func end() {
        if overflow > 0 {
            overflow -= 1
            if capture != nil { writeEndTag(scanner.name) }
            return
        }
        guard let top = frames.last else { return }
        if isSame(top.name, scanner.name) {
            closeFrames(downTo: frames.count - 1)
        } else if let index = frames.lastIndex(where: { isSame($0.name, scanner.name) }) {
            if !isStray(closing: index) { closeFrames(downTo: index) }
        } else if let capture, capture.frame == frames.count - 1, !HTMLTags.isKnown(scanner.bytes[scanner.name]) {
            // A misspelled end tag.
            closeFrames(downTo: capture.frame)
        }
    }

    /// Markup may hold an end tag too many; it does not close a part of the feed around it unless that has the name.
    private func isStray(closing index: Int) -> Bool {
        guard let capture, index < capture.frame else { return false }
        return frames[index].role == .ignored
    }

    private func isSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        for (x, y) in zip(a, b) where ASCII.lowered(scanner.bytes[x]) != ASCII.lowered(scanner.bytes[y]) {
            return false
        }
        return true
    }

    /// Closes the elements from the innermost to that position.
    mutating func closeFrames(downTo index: Int) {
        while frames.count > index {
            let frame = frames.removeLast()
            close(frame)
            if frame.hasBase { bases.removeLast() }
            namespaces.leave(depth: frames.count)
        }
    }

    private mutating func close(_ frame: Frame) {
        switch frame.role {
        case .field:
            if let finished = capture, finished.frame == frames.count {
                capture = nil
                commit(finished)
            } else if person != nil {
                finishPerson(rank: 0)
            }
        case .markup: writeEndTag(frame.name)
        case .entry: finishEntry()
        case .outline: folders.removeLast()
        default: break
        }
    }

    private mutating func finishEntry() {
        guard let draft = entry.take() else { return }
        let inherited = root?.family == .atom ? feed.authors : []
        ready.append(draft.entry(feedAuthors: inherited))
    }

    /// Takes the text of a field over into the feed or the entry.
    // style: table
    private mutating func commit(_ capture: Capture) {
        let capture = decodingBase64(capture)
        let rank = capture.field.rank
        switch capture.field.kind {
        case .title: commitTitle(capture)
        case .id: withDraft { [value = text(of: buffer)] in $0.id.offer(value, rank: rank) }
        case .guid: commitGUID(isPermalink: capture.isPermalink)
        case .link:
            let value = address(of: buffer)
            withDraft { $0.link.offer(value, rank: rank) }
        case .originalLink:
            let value = address(of: buffer)
            withDraft { $0.originalLink.offer(value, rank: rank) }
        case .summary, .content: commitHTML(capture)
        case .published: withDraft { [date = date()] in $0.published.offer(date, rank: rank) }
        case .updated: withDraft { [date = date()] in $0.updated.offer(date, rank: rank) }
        case .comments: commitComments()
        case .author: finishPerson(rank: rank)
        case .personName, .personEmail, .personAddress: commitPersonPart(capture.field.kind)
        case .category: category(buffer)
        case .keywords: for part in buffer.split(separator: UInt8(ascii: ",")) { category(Array(part)) }
        case .language: withDraft { [value = text(of: buffer)] in $0.language.offer(value, rank: rank) }
        case .newAddress: if entry == nil { newAddress = newAddress ?? address(of: buffer) }
        case .ttl, .skipHour, .skipDay, .updatePeriod, .updateFrequency: commitHint(capture.field.kind)
        }
    }

    /// The instant that was written, or nil and a note of what was written instead.
    private mutating func date() -> Timestamp? {
        if let date = FeedDate.read(buffer) { return date }
        if let literal = text(of: buffer) { unreadDates.append(literal) }
        return nil
    }

    /// Text in Base64 becomes HTML, unless it is the bytes of something else, or no Base64 at all.
    private mutating func decodingBase64(_ capture: Capture) -> Capture {
        guard capture.isBase64 || capture.form == .binary else { return capture }
        var capture = capture
        let decoded = Base64.decoded(buffer)
        if let decoded, String(validating: decoded, as: UTF8.self) != nil,
            !decoded.contains(where: { $0 < 0x20 && !ASCII.isBlank($0) })
        {
            buffer = decoded
            if capture.form == .binary { capture.form = .html }
        } else if capture.isContent, decoded != nil {
            buffer = []
        } else {
            capture.form = .text
        }
        return capture
    }

    private mutating func commitTitle(_ capture: Capture) {
        let title = PlainText.of(buffer, form: capture.form)
        withDraft { $0.title.offer(title, rank: capture.field.rank) }
    }

    private mutating func commitGUID(isPermalink: Bool) {
        let value = text(of: buffer)
        withDraft { draft in
            draft.id.offer(value, rank: 0)
            if isPermalink, let value, Address.isWeb(value.utf8) { draft.link.offer(value, rank: 8) }
        }
    }

    private mutating func commitHTML(_ capture: Capture) {
        var html = buffer[...].trimmed
        if capture.form == .text { html = HTMLText.escaped(html)[...] }
        guard !html.isEmpty else { return }
        let text =
            HTMLLinks.resolved(Array(html), base: capture.wrapperBase ?? base).map {
                String(decoding: $0, as: UTF8.self)
            }
            ?? String(decoding: html, as: UTF8.self)
        withDraft { draft in
            if capture.isContent {
                draft.content.offer(text, rank: capture.field.rank)
            } else {
                draft.summary.offer(text, rank: capture.field.rank)
            }
        }
    }

    private mutating func commitComments() {
        guard !buffer[...].trimmed.contains(where: ASCII.isBlank), let url = address(of: buffer),
            Address.isWeb(url.utf8)
        else { return }
        withDraft { $0.comments.offer(url, rank: 0) }
    }

    private mutating func commitPersonPart(_ kind: Field.Kind) {
        guard var open = person else { return }
        switch kind {
        case .personName: open.name = PlainText.name(buffer)
        case .personEmail: open.email = text(of: buffer)
        default: open.url = address(of: buffer)
        }
        person = open
        buffer.removeAll(keepingCapacity: true)
    }

    /// What stands in an author element before its parts.
    mutating func keepBareName() {
        guard capture?.field.kind == .author, person?.name == nil else { return }
        person?.name = PlainText.name(buffer)
    }

    mutating func finishPerson(rank: UInt8) {
        let open = person.take()
        var found = open ?? Person()
        if found == Person(), let text = PlainText.name(buffer) { found = PersonText.person(text) }
        guard found != Person() else { return }
        if frames.last?.role == .source {
            withDraft { $0.add(sourceAuthor: found) }
        } else {
            withDraft { $0.add(author: found) }
        }
    }
}
