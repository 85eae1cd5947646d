/// Takes the site's name off a page title.
enum TitleCleaning {
    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " « ", "|", " ~ ", ": ",
    ]

    /// The title without the parts at its ends that name the site or a section of it.
    ///
    /// - Parameters:
    ///   - title: as the page states it.
    ///   - names: what the site calls itself, and its host.
    ///   - suffix: what followed the headline on other pages of the site.
    /// - Returns: the title; never empty unless it was.
    static func withoutSite(_ title: String, names: [String], suffix: String?) -> String {
        var text = collapsed(title)
        if let suffix, text.hasSuffix(suffix), text.utf8.count > suffix.utf8.count + 8 {
            text = String(text.dropLast(suffix.count))
        }
        let keys = names.map(key).filter { $0.utf8.count > 2 }
        text = withoutTail(text, keys)
        var changed = true
        while changed {
            changed = false
            for separator in separators {
                let parts = ranges(of: separator, in: text)
                if let last = parts.last, isSite(String(text[last.upperBound...]), keys),
                    last.lowerBound > text.startIndex
                {
                    text = String(text[..<last.lowerBound])
                    changed = true
                } else if let first = parts.first, isSite(String(text[..<first.lowerBound]), keys),
                    first.upperBound < text.endIndex
                {
                    text = String(text[first.upperBound...])
                    changed = true
                }
            }
        }
        return collapsed(text)
    }

    /// A heading without the site's own name at its end: `Storm hits coast – Example`.
    static func withoutSiteBehind(_ heading: String, names: [String]) -> String {
        withoutTail(heading, names.map(key).filter { $0.utf8.count > 2 })
    }

    /// Cuts from the separator before the site's own name on, and the slogan behind it.
    private static func withoutTail(_ text: String, _ keys: [String]) -> String {
        for separator in [" | ", " – ", " — ", " - "] {
            let places = ranges(of: separator, in: text)
            for (index, place) in places.enumerated() {
                let end = index + 1 < places.count ? places[index + 1].lowerBound : text.endIndex
                let part = key(String(text[place.upperBound..<end]))
                if part.utf8.count > 3, keys.contains(part) { return String(text[..<place.lowerBound]) }
            }
        }
        return text
    }

    private static func isSite(_ part: String, _ keys: [String]) -> Bool {
        let part = key(part)
        guard part.utf8.count > 1 else { return false }
        return keys.contains {
            $0 == part || part.utf8.count > 3 && $0.contains(part)
                || $0.utf8.count > 4 && part.hasPrefix($0) && part.utf8.count < $0.utf8.count + 12
        }
    }

    /// Letters and figures in lower case.
    static func key(_ text: String) -> String {
        if !text.utf8.contains(where: { $0 >= 0x80 }) {
            let plain = text.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case 0x41...0x5A: byte | 0x20
                case 0x61...0x7A, 0x30...0x39: byte
                default: nil
                }
            }
            return String(decoding: plain, as: UTF8.self)
        }
        return String(
            decoding: text.lowercased().utf8.filter {
                $0 >= 0x80 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
            }, as: UTF8.self)
    }

    private static func ranges(of separator: String, in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var rest = text[...]
        while let place = rest.place(of: separator) {
            found.append(place)
            rest = rest[place.upperBound...]
        }
        return found
    }
}
