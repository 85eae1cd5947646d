import Dates
import LibXML2
import Model

/// The times that stand neither in the page's head nor at the headline.
extension StampGatherer {
    /// The times of the article in the data that the page's script starts from.
    mutating func gatherState() {
        let headline = draft.content.headline.map { Fingerprint.of($0) }
        let titles = draft.context.titles.union([headline].compactMap { $0 })
        for time in PageState.stamps(in: draft.tree, titles: titles) { add(time.text, "script:" + time.key, time.role) }
    }

    /// The `dc:date` of the description of the page that blogs keep in a comment for trackbacks (TrackBack 1.2, RDF).
    mutating func gatherTrackback() { if let text = trackbackDate { add(text, "trackback", .published) } }

    private var trackbackDate: String? {
        let bytes = draft.page.input.bytes.span
        guard let start = ByteSearch.offset(of: "<rdf:Description".utf8.span, in: bytes) else { return nil }
        let description = bytes.extracting(start..<min(bytes.count, start + 4096))
        let end = ByteSearch.offset(of: ">".utf8.span, in: description) ?? description.count
        let name = "dc:date=\""
        guard let place = ByteSearch.offset(of: name.utf8.span, in: description), place < end else { return nil }
        var text: [UInt8] = []
        for index in place + name.utf8.count..<end {
            if description[index] == UInt8(ascii: "\"") { break }
            text.append(description[index])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The line anywhere that says it is the publication: in a column beside the text, in a table at its end.
    ///
    /// Several such lines with other days are of several works.
    mutating func gatherLabelled() {
        var found: Stamp?
        for index in draft.blocks.blocks.indices where isAside(index) {
            for mention in mentions(index) where mention.role == .published && !mention.isRelative {
                guard let reading = mention.reading else { continue }
                let stamp = Stamp(reading, origin: "visible", role: .published, literal: mention.literal)
                if let found, !StampChoice.isSameDay(found, stamp) { return }
                found = found ?? stamp
            }
        }
        if let found { append(found) }
    }

    /// Whether a block is a line outside the text that may hold a day of the article.
    private func isAside(_ index: Int) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.digits > 2, block.measure.width < 240, block.linkDensity < 70 else { return false }
        let verdict = draft.verdicts[index]
        guard !verdict.isKept, verdict.kind != .quotation, !block.measure.endsWithColon else { return false }
        return !isForeignLine(index)
    }

    /// What the page's address, its title, the server's answer and the feed say.
    mutating func gatherOutside() {
        if let day = AddressDate.day(in: draft.page.address.path) { append(day) }
        if let day = titleDay { append(day) }
        if let text = draft.page.input.lastModified { add(text, "http:last-modified", .unknown) }
        let entry = draft.page.input.entry
        for (time, origin, role) in [
            (entry?.published, "feed:published", Stamp.Role.published), (entry?.updated, "feed:updated", .modified),
        ] {
            guard let time else { continue }
            append(Stamp(origin: origin, role: role, literal: time.iso8601, time: time, zoneConfidence: .explicit))
        }
    }

    /// The day that ends the page's title: "Storm in the north | Weather | The Paper | 28.04.2023".
    private var titleDay: Stamp? {
        guard let last = draft.page.head.title?.split(whereSeparator: { "|\u{2013}\u{2014}".contains($0) }).last else {
            return nil
        }
        var part = last
        while let place = part.place(of: " - ") {
            // "14. - 20. January": a span of days.
            if part[..<place.lowerBound].utf8.last.map({ $0 == UInt8(ascii: ".") || $0 >= 0x30 && $0 <= 0x39 }) ?? false
            {
                return nil
            }
            part = part[place.upperBound...]
        }
        guard part.utf8.count <= 30 else { return nil }
        let text = collapsed(String(part))
        guard let mention = StampLine.find(in: text, hints: hints).first, let reading = mention.reading,
            mention.range == 0..<text.utf8.count
        else { return nil }
        return Stamp(reading, origin: "title", role: .published, literal: text)
    }
}
