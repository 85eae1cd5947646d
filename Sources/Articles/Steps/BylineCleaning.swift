/// Makes names out of what pages write where an author belongs.
enum BylineCleaning {
    private static let labels: [String] = [
        "written by", "reported by", "reporting by", "posted by", "story by", "words by", "text by", "published by",
        "by", "von",
        "par", "por", "di", "door", "av", "af", "autor:", "author:", "autore:", "auteur:", "автор:", "text:", "oleh",
        "penulis:",
        "tekst:", "yazar:", "redactie:", "redaktion:", "editor:", "edited by", "a cura di", "de", "od", "napsal",
        "skrevet av", "skrevet af", "toimittaja",
    ]
    private static let joints = [
        " and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " i ", " ja ", " & ", "; ", " | ", ", ", " / ",
        " · ", " • ", " with ", " mit ", "、", "，", "\n",
    ]
    private static let roles = [
        "reporter", "editor", "correspondent", "staff writer", "writer", "journalist", "contributor", "redakteur",
        "redakteurin",
        "redaktör", "journaliste", "redactor", "columnist", "staff", "senior", "chief", "producer", "md", "phd", "ms",
        "contributing", "special to",
        "updated", "published", "view", "author", "follow", "posted",
    ]
    private static let nobody: Set<String> = [
        "admin", "administrator", "editor", "staff", "guest", "author", "unknown", "webmaster", "redaktion",
        "redacción", "redaction", "null",
        "none", "user", "root", "editorial", "anonymous", "undefined", "share", "home", "about", "contact", "default",
        "superuser", "wordpress", "posts", "na",
    ]

    /// The names in these texts, in order, each once.
    static func names(_ texts: [String]) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        for text in texts {
            for part in parts(text) {
                guard let name = clean(part) else { continue }
                if seen.insert(TitleCleaning.key(name)).inserted { found.append(name) }
            }
        }
        return Array(found.prefix(20))
    }

    private static func parts(_ text: String) -> [String] {
        var parts = [afterLabel(PlainText.of(text)) ?? PlainText.of(text)]
        for joint in joints { parts = parts.flatMap { split($0, joint) } }
        return parts
    }

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
        guard isCaseless || first.properties.isUppercase else { return false }
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

    private static func clean(_ part: String) -> String? {
        var text = part
        for cut in [" (", " [", " - ", " – ", " — ", "http", " @"] {
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
        guard [.none, .byline].contains(LabelWords.kind(of: Array(text.utf8)[...])) else { return nil }
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        guard digits == 0 || digits * 4 < text.utf8.count && text.holds(" "), !labels.contains(lower),
            text.split(separator: " ").count <= 8
        else { return nil }
        return text
    }
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
