import Encodings
import Model

/// A sitemap as plain text: one address a line.
enum AddressList {
    static func read(_ text: DecodedText, url: String?, to sink: (Entry) -> Void) -> Feed {
        var feed = Feed(format: "sitemap")
        feed.warnings = text.warnings
        var isOdd = false
        for line in text.bytes.split(whereSeparator: { $0 == ASCII.newline || $0 == ASCII.carriageReturn }) {
            let address = line.trimmed
            guard Address.isWeb(address), !address.contains(ASCII.blank) else {
                isOdd = isOdd || !address.isEmpty
                continue
            }
            var entry = Entry()
            entry.url = String(decoding: address, as: UTF8.self)
            sink(entry)
        }
        if isOdd { feed.warnings.append("lines that are no web address were left out") }
        return feed
    }
}
