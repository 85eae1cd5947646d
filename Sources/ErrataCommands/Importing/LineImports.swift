import Feeds
import Model

/// OPML, which nearly every feed reader writes.
enum OPMLImport {
    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        guard let list = OPML.read(bytes) else { return nil }
        var result = ImportedList("OPML")
        for bound in list.bounds { result.note(0, bound) }
        for loss in list.losses { result.note(loss.line, words(loss)) }
        result.items = list.outlines.map { outline in
            var item = ImportedList.Item(outline.feedURL)
            item.name = outline.title
            item.tags = outline.folders
            item.interval = outline.intervalMinutes.map { .seconds(60 * $0) }
            return item
        }
        return result
    }

    private static func words(_ loss: OPML.Loss) -> String {
        let others = loss.count > 1 ? " (and \(loss.count - 1) more below)" : ""
        return switch loss.kind {
        case .innerFolders:
            "this subscription\(others) stands in more than \(OPML.deepestFolder) folders: the inner ones are left out"
        case .link: "this address\(others) is not a feed but a bookmark or another list: it is left out"
        }
    }
}

/// The file `urls` of newsboat: an address a line, then its tags; `~` begins a title, `!` hides a feed.
enum NewsboatImport {
    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { words(String($0)) }
        // Other files have lines without an address, and hardly one with.
        let starts = ["http://", "https://", "feed://", "query:", "exec:", "filter:", "file://"]
        guard lines.contains(where: { isAddress($0.first) }),
            lines.allSatisfy({ line in
                line.first.map { word in word.hasPrefix("#") || word == "!" || starts.contains { word.hasPrefix($0) } }
                    ?? true
            })
        else { return nil }
        var result = ImportedList("newsboat")
        for (index, line) in lines.enumerated() {
            guard let first = line.first, !first.hasPrefix("#") else { continue }
            guard isAddress(first) else {
                result.note(index + 1, reason(first))
                continue
            }
            var item = ImportedList.Item(first)
            item.line = index + 1
            for tag in line.dropFirst() {
                switch tag.first {
                case "~": item.name = String(tag.dropFirst())
                // A hidden feed is watched as any other; nothing here hides.
                case "!": if tag.count > 1 { item.tags.append(String(tag.dropFirst())) }
                default: item.tags.append(tag)
                }
            }
            result.items.append(item)
        }
        return result
    }

    private static func isAddress(_ word: String?) -> Bool {
        ["http://", "https://", "feed://"].contains { word?.hasPrefix($0) == true }
    }

    private static func reason(_ word: String) -> String {
        if word.hasPrefix("query:") { return "a query feed has no equivalent: errata search and tags do that" }
        if word.hasPrefix("exec:") { return "a feed made by a program has no equivalent" }
        if word.hasPrefix("filter:") { return "a feed changed by a program has no equivalent; add its address by hand" }
        return "no address that can be fetched"
    }

    /// Words with blanks between them, or in quotation marks.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var (word, isQuoted, isEscaped, isWord) = ("", false, false, false)
        for character in line where character != "\r" {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                isWord = true
            } else if !isQuoted, character == " " || character == "\t" {
                if isWord { words.append(word) }
                (word, isWord) = ("", false)
            } else {
                word.append(character)
                isWord = true
            }
        }
        return isWord ? words + [word] : words
    }
}

/// The configuration of rss2email: a section `[feed.NAME]` for each feed.
enum RSS2EmailImport {
    @Sendable static func read(_ bytes: [UInt8]) -> ImportedList? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.hasPrefix("[feed.") || $0 == "[DEFAULT]" }),
            lines.contains(where: { $0.hasPrefix("[feed.") })
        else { return nil }
        var result = ImportedList("rss2email")
        var mailboxes: [String] = []
        var seen: Set<String> = []
        var item: ImportedList.Item?
        func end() { if let item, !item.url.isEmpty { result.items.append(item) } }
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("[") {
                end()
                item = nil
                guard line.hasPrefix("[feed.") else { continue }
                var next = ImportedList.Item("")
                next.name = String(line.dropFirst(6).prefix { $0 != "]" })
                next.line = index + 1
                item = next
                continue
            }
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
            guard parts.count == 2, line.first != " ", line.first != "\t", line.first != "#" else { continue }
            if parts[0] == "to", !parts[1].isEmpty, seen.insert(parts[1]).inserted { mailboxes.append(parts[1]) }
            guard item != nil else { continue }
            switch parts[0] {
            case "url": item?.url = parts[1]
            case "active": item?.isPaused = parts[1].lowercased() == "false"
            case "to": break
            default: result.note(index + 1, "\(parts[0]) of \(item?.name ?? "") has no equivalent")
            }
        }
        end()
        if !mailboxes.isEmpty {
            result.note(
                0, "mail went to \(mailboxes.joined(separator: ", ")): set mail and recipients, see docs/mail.md")
        }
        return result
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        String(
            drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }
                .reversed())
    }
}
