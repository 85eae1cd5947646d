public import Model

/// The stable names of sources.
public enum SourceIdentifier {
    /// Longer ones are cut.
    static let longest = 64

    /// True for lower-case letters, digits and single dashes between them, at most 64.
    public static func isValid(_ text: String) -> Bool { !text.isEmpty && slug(text) == text }

    /// A source with the name and the id that the configuration would give it.
    ///
    /// - Parameters:
    ///   - kind: how it is read.
    ///   - url: where it is.
    ///   - name: what people see, on one line; nil or empty takes the host.
    /// - Returns: the source.
    public static func source(_ kind: Source.Kind, url: String, name: String?) -> Source {
        let words = (name ?? "").split { $0.isWhitespace || $0.unicodeScalars.contains(where: isControl) }
        var source = Source(id: "", kind: kind, url: url, name: words.joined(separator: " "))
        complete(&source)
        return source
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    /// The id itself, or with a number behind it when it is taken; it is taken then.
    ///
    /// Numbers are taken in their order, so a free one is found by halves: thousands of sources may have one name.
    public static func free(_ id: String, among taken: inout Set<String>) -> String {
        guard !taken.insert(id).inserted else { return id }
        let numbered = { (number: Int) in "\(id.prefix(longest - 6))-\(number)" }
        var (last, free) = (1, 2)
        while taken.contains(numbered(free)) { (last, free) = (free, 2 * free) }
        while free - last > 1 {
            let middle = (last + free) / 2
            if taken.contains(numbered(middle)) { last = middle } else { free = middle }
        }
        taken.insert(numbered(free))
        return numbered(free)
    }

    /// Fills in what the file left out: the name from the address, the id from the name.
    static func complete(_ source: inout Source) {
        let hasName = !source.name.isEmpty
        if !hasName { source.name = host(source.url) }
        guard source.id.isEmpty else { return }
        let fromName = hasName ? slug(source.name) : ""
        source.id = fromName.isEmpty ? slug(addressWords(source.url)) : fromName
    }

    /// `BBC World` gives `bbc-world`, `Süddeutsche` gives `suddeutsche`; empty when nothing of the name is Latin.
    public static func slug(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            guard result.utf8.count < longest else { break }
            if let letters = letters(scalar) {
                result += letters
            } else if let last = result.utf8.last, last != UInt8(ascii: "-"), !scalar.properties.isDiacritic {
                result += "-"
            }
        }
        while result.utf8.last == UInt8(ascii: "-") || result.utf8.count > longest { result.removeLast() }
        return result
    }

    /// The ASCII letters of a Latin letter, by its Unicode name: `LATIN SMALL LETTER E WITH ACUTE` gives `e`.
    private static func letters(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII { return ASCII.isAlphanumeric(UInt8(scalar.value)) ? String(scalar) : nil }
        guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL ") else { return nil }
        if name == "LATIN SMALL LETTER SHARP S" { return "ss" }
        let words = name.split(separator: " ")
        guard words.count > 3, words[3].utf8.count <= 2, words.count == 4 || words[4] == "WITH" else { return nil }
        return words[3].lowercased()
    }

    private static func host(_ url: String) -> String {
        let host = WebAddress(url).host ?? url
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Host, path and query without what every feed has: two feeds of one site get two ids, whatever their order.
    private static func addressWords(_ url: String) -> String {
        let address = WebAddress(url)
        var path = address.path
        for ending in [".xml", ".rss", ".atom", ".json", ".html", ".php"] where path.lowercased().hasSuffix(ending) {
            path.removeLast(ending.count)
        }
        return host(url) + path + (address.query.map { "-" + $0 } ?? "")
    }
}
