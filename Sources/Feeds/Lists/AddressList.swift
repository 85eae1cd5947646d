import Encodings
import Model

/// A sitemap as plain text: one address a line.
enum AddressList {
    static func read(_ text: DecodedText, url: String?, to sink: (Entry) -> Bool) -> Feed {
        var feed = Feed(format: "sitemap")
        feed.warnings = text.warnings
        var isOdd = false
        var at = 0
        while at < text.bytes.count {
            let end = text.bytes[at...].firstIndex { $0 == ASCII.newline || $0 == ASCII.carriageReturn }
            let address = text.bytes[at..<(end ?? text.bytes.count)].trimmed
            at = (end ?? text.bytes.count) + 1
            guard Address.isWeb(address), !address.contains(ASCII.blank) else {
                isOdd = isOdd || !address.isEmpty
                continue
            }
            var entry = Entry()
            entry.url = String(decoding: address, as: UTF8.self)
            guard sink(entry) else { break }
        }
        if isOdd { feed.warnings.append("lines that are not web addresses were skipped") }
        return feed
    }
}
