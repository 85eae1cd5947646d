import Dates

/// Makes names out of what pages write where an author belongs.
enum BylineCleaning {
    private static let labels: [String] = [
        "written by", "reported by", "reporting by", "posted by", "story by", "words by", "text by", "published by",
        "by", "von",
        "par", "por", "di", "door", "av", "af", "autor:", "author:", "autore:", "auteur:", "автор:", "text:", "oleh",
        "penulis:",
        "tekst:", "yazar:", "redactie:", "redaktion:", "editor:", "edited by", "a cura di", "de", "od", "napsal",
        "skrevet av", "skrevet af", "toimittaja", "autorin/autor", "autorin:", "verfasst von", "geschrieben von",
        "ein beitrag von", "écrit par", "escrito por", "scritto da", "geschreven door", "napisał", "napisała",
        "написал", "автор", "tác giả:", "tác giả", "โดย", "ผู้เขียน", "द्वारा", "लेखक", "लेख", "yazan:", "yazan", "haber:",
        "του/της", "γράφει", "συντάκτης",
        "skrev", "írta", "szerző:", "autors:", "autorius:", "kirjutas", "tekstas:", "isinulat ni", "mwandishi:",
        "مؤلف", "كتبت", "نویسنده", "লিখেছেন", "எழுதியவர்", "ავტორი", "ដោយ", "ໂດຍ", "ရေးသားသူ", "글", "著者", "文", "記者", "作者", "작성자",
        "기자", "بقلم", "كتب", "מאת",
    ]
    private static let joints = [
        " and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " i ", " ja ", " & ", "; ", " | ", ", ", " / ",
        " · ", " • ", " ⋅ ", " with ", " mit ", "、", "，",
    ]
    private static let roles = [
        "reporter", "editor", "correspondent", "staff writer", "writer", "journalist", "contributor", "redakteur",
        "redakteurin",
        "redaktör", "journaliste", "redactor", "columnist", "senior", "chief", "producer", "founder", "co-founder",
        "contributing", "special to", "staff reporter", "staff editor",
        "guest", "admin", "meet", "updated", "published", "view", "author", "follow", "posted",
    ]
    private static let nobody: Set<String> = [
        "admin", "administrator", "editor", "staff", "guest", "author", "unknown", "webmaster", "redaktion",
        "redacción", "redaction", "null",
        "none", "user", "root", "editorial", "anonymous", "undefined", "share", "home", "about", "contact", "default",
        "superuser", "wordpress", "posts", "na", "podcast", "blog", "news", "agencies",
    ]
    private static let companies: Set<String> = [
        "inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp", "corp.", "corporation", "company", "official", "team",
        "group", "media", "magazine", "the", "news", "times", "post", "daily", "press", "journal", "today", "tv",
        "radio", "agency", "nachrichten", "zeitung", "redaktion", "editorial", "editors", "staff", "desk", "ag",
        "limited", "productions", "blog", "online",
    ]

    /// The names in these texts, in order, each once; `asStated` when a machine-readable field holds them, where
    /// brackets are part of a name.
    static func names(_ texts: [String], asStated: Bool = false) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        for text in texts {
            for part in parts(text) {
                guard let name = clean(part, keepsBrackets: asStated) else { continue }
                if seen.insert(TitleCleaning.key(name)).inserted { found.append(name) }
            }
        }
        // A publisher beside its people is no author.
        let people = found.filter { !isCompany($0) }
        return Array((people.isEmpty ? found : people).prefix(20))
    }

    /// Whether the last word says that this is a firm.
    private static func isCompany(_ name: String) -> Bool {
        name.holds(" ") && name.split(separator: " ").last.map { firms.contains($0.lowercased()) } ?? false
    }

    private static let firms: Set<String> = [
        "inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp", "corp.", "corporation", "limited",
    ]

    /// Two or three capitalised words, none of them a word that firms and desks are called by.
    static func looksLikePerson(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        return (2...3).contains(words.count) && !name.holds(".")
            && words.allSatisfy { word in
                word.unicodeScalars.first?.properties.isUppercase ?? false && !companies.contains(word.lowercased())
            }
    }

    /// A site's name as it is compared, also without the kind of firm it is: `Example Inc.`, `examplehq`.
    static func siteKeys(_ name: String) -> [String] {
        let key = TitleCleaning.key(name)
        let tail = ["inc", "llc", "ltd", "gmbh", "hq", "app", "official"].first { key.hasSuffix($0) }
        guard let tail, key.utf8.count > tail.utf8.count + 2 else { return [key] }
        return [key, String(key.dropLast(tail.count))]
    }

    /// Whether a name says no more than the site's: "The Example Team", "Example Editorial Staff".
    static func isDesk(_ name: String, of sites: Set<String>) -> Bool {
        var words = name.split(separator: " ")
        let count = words.count
        while let last = words.last, words.count > 1, desks.contains(last.lowercased()) { words.removeLast() }
        guard words.count < count else { return false }
        if words[0].lowercased() == "the", words.count > 1 { words.removeFirst() }
        return sites.contains(TitleCleaning.key(words.joined(separator: " ")))
    }

    private static let desks: Set<String> = [
        "team", "staff", "editorial", "editors", "editor", "desk", "contributors", "writers", "content", "redaktion",
        "redazione", "redactie", "redacción", "rédaction",
    ]

    /// The parts of a line between bars and dots: `3 May | By Ann Lee | 5 min read`.
    static func lineParts(_ text: String) -> [String] {
        var parts = [text]
        for mark in [" | ", " · ", " • ", " ⋅ ", " – ", " — "] { parts = parts.flatMap { split($0, mark) } }
        return parts
    }

    /// Whether a name is one Latin word: rather an account (`jdoe2`), an agency or a desk than a person's full name.
    static func isAccount(_ name: String) -> Bool {
        !name.holds(" ") && name.utf8.first.map { $0 < 0x80 } ?? false
    }

    private static func parts(_ text: String) -> [String] {
        let plain = withoutStamps(PlainText.of(text))
        var parts = [afterLabel(plain) ?? plain]
        for joint in joints { parts = parts.flatMap { split($0, joint) } }
        return parts
    }

    /// The part of a line before its first time and that time's label, or what follows the last one, in whatever language.
    private static func withoutStamps(_ text: String) -> String {
        guard text.utf8.count <= longestLine else { return text }
        let mentions = StampLine.find(in: text).map(\.lineRange)
        guard let first = mentions.first, let last = mentions.last else { return text }
        let before = String(decoding: text.utf8.prefix(first.lowerBound), as: UTF8.self)
        guard before.trimmed(of: " .,:;|-–—*•●·([").utf8.count < 3 else { return withoutPreposition(before) }
        return String(decoding: text.utf8.dropFirst(last.upperBound), as: UTF8.self)
    }

    /// "Ann Lee in Storms on", "Ann Lee am": what led to the time that stood behind it.
    private static func withoutPreposition(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 2, let last = words.last, last.utf8.count <= 3,
            last.unicodeScalars.allSatisfy({ $0.properties.isLowercase })
        else { return text }
        let before = words.dropLast().joined(separator: " ")
        return String(before[..<(before.place(of: " in ")?.lowerBound ?? before.endIndex)])
    }

    /// In bytes: a longer text is no line of a name and a time.
    private static let longestLine = 240

    private static func split(_ text: String, _ joint: String) -> [String] {
        guard text.holds(joint) else { return [text] }
        var rest = text[...]
        var found: [String] = []
        while let range = rest.place(of: joint) {
            found.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return found + [String(rest)]
    }

    /// What follows "By", "Von", "Par" and the like; nil when the text does not begin so.
    static func afterLabel(_ text: String) -> String? {
        let lower = text.lowercased()
        for label in labels where lower.hasPrefix(label) {
            let rest = text.dropFirst(label.count)
            guard let next = rest.first, next == " " || next == ":" || label.hasSuffix(":") else { continue }
            let name = String(rest.drop { " :-–".contains($0) })
            if looksLikeName(name) { return name }
        }
        return nil
    }

    /// "Written by" and its like, as a label of its own.
    static func isAuthorLabel(_ label: String) -> Bool {
        let authorWords = [
            "written by", "author", "by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
            "geschreven door", "autor", "skriven av", "napisane przez", "автор", "yazan", "ditulis oleh",
            "kirjoittanut", "skrevet av", "skrevet af",
        ]
        return authorWords.contains(label.trimmed(of: " :"))
    }

    /// A capital first, few words, no figures at the front: names of people and agencies look so.
    static func looksLikeName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count >= 3, text.utf8.count < 140 else { return false }
        let isCaseless = first.value >= 0x590
        // An account signs in lower case, in a word or two.
        let isAccount = first.properties.isLowercase && text.split(separator: " ").count == 1 && text.utf8.count < 30
        guard isCaseless || first.properties.isUppercase || isAccount else { return false }
        return text.split(separator: " ").count <= 14
    }

    /// The name without a date that was set behind it: "Drew Dietsch October 2", "Ann Lee 30 August 2023".
    private static func withoutDate(_ text: String) -> String {
        var words = text.split(separator: " ")
        guard words.count > 2 else { return text }
        if let figure = words.indices.first(where: {
            $0 >= 2 && words[$0].utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
        }) {
            words.removeSubrange(figure...)
            if words.count > 2, let last = words.last,
                months.contains(last.lowercased().trimmed(of: ".,").prefix(3).description)
            {
                words.removeLast()
            }
        }
        return words.joined(separator: " ")
    }

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez",
        "fév", "avr", "jui", "aoû", "déc", "ene", "abr", "ago", "dic", "set", "out",
        "●", "•", "|",
    ]

    private static func clean(_ part: String, keepsBrackets: Bool) -> String? {
        var text = part
        for cut in (keepsBrackets && hasNameInBrackets(text) ? [] : [" (", " ["]) + [" - ", " – ", " — ", "http", " @"]
        {
            if let range = text.place(of: cut) { text = String(text[..<range.lowerBound]) }
        }
        if text.holds("@") { return nil }
        text = withoutDate(text).trimmed(of: " .,:;|-–—*•●·\u{200B}\"")
        if let rest = afterLabel(text) { text = rest }
        let lower = text.lowercased()
        guard text.utf8.count >= 2, text.utf8.count < 80, !nobody.contains(lower) else { return nil }
        guard !roles.contains(where: { lower == $0 || lower.hasPrefix($0 + " ") || lower.hasSuffix(" " + $0) }) else {
            return nil
        }
        guard !isFurniture(text, lower) else { return nil }
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        guard digits == 0 || digits * 4 < text.utf8.count && text.holds(" "), !labels.contains(lower),
            !labels.contains(lower + ":"),
            text.split(separator: " ").count <= 8
        else { return nil }
        return text
    }

    /// Whether brackets hold a name; else they hold an address or the letters that an author signs with.
    private static func hasNameInBrackets(_ text: String) -> Bool {
        guard let open = text.place(of: " (") else { return true }
        let inside = text[open.upperBound...].prefix { $0 != ")" }
        return inside.unicodeScalars.first?.properties.isUppercase ?? false && !inside.holds(".")
    }

    /// Words that stand near a byline and are none: dates, counters, labels, the placeholders of a broken template.
    private static func isFurniture(_ text: String, _ lower: String) -> Bool {
        let isNumbered = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        if months.contains(String(lower.prefix(3))), isNumbered || !text.holds(" ") && lower.utf8.count > 2 {
            return isNumbered || monthNames.contains(lower)
        }
        if text.holds("{") || text.holds("$") || text.holds("::") || text.holds(": ") || text.holds("：") {
            return true
        }
        if !text.holds(" "), text.utf8.lazy.filter({ $0 == UInt8(ascii: ".") }).count > 1 { return true }
        let words = lower.split(separator: " ")
        if words.contains(where: { ["comment", "comments", "min", "mins", "minutes", "views", "our"].contains($0) }) {
            return true
        }
        if [" from", " by", " of", " the", " in", " at"].contains(where: { lower.hasSuffix($0) }) { return true }
        switch LabelWords.kind(of: Array(text.utf8)[...]) {
        case .none, .byline, .credit, .contact: return false
        default: return true
        }
    }

    private static let monthNames: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}

extension String {
    /// The text without these characters at its ends.
    func trimmed(of characters: String) -> String {
        let set = Set(characters.unicodeScalars)
        var scalars = unicodeScalars[...]
        while let last = scalars.last, set.contains(last) { scalars.removeLast() }
        while let first = scalars.first, set.contains(first) { scalars.removeFirst() }
        return String(String.UnicodeScalarView(scalars))
    }
}
