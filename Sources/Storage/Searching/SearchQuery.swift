public import Model

/// What a person types into a search, as queries of the full-text index that cannot fail.
///
/// `killed "eight people" min* -fire added:twelve before:2026-11-01` are words and phrases that must be there, one that
/// must not, one that an edit brought, and a bound in time.
public struct SearchQuery: Sendable, Equatable {
    /// One word or phrase.
    struct Term: Sendable, Equatable {
        /// As typed, without quotation marks; a trailing `*` is kept.
        var text: String
        /// As the index is asked.
        var match: String
    }

    /// Words that must be there.
    private(set) var wanted: [Term] = []
    /// Words that must not be there.
    private(set) var unwanted: [Term] = []
    /// Words that an edit must have brought.
    private(set) var added: [Term] = []
    /// Words that an edit must have taken away.
    private(set) var removed: [Term] = []
    /// The source, by its id.
    public private(set) var source: String?
    /// The tag of the source.
    public private(set) var tag: String?
    /// Only what was seen before.
    public private(set) var before: Timestamp?
    /// Only what was seen at that time or later.
    public private(set) var since: Timestamp?
    /// What of it cannot be meant as it stands, in words; nil when nothing is wrong.
    public private(set) var problem: String?

    /// Reads what was typed; every text is a query.
    public init(_ text: String) {
        var scan = Scan(text)
        // More words than anybody types are not looked for: the index has a limit of its own.
        while wanted.count + unwanted.count + added.count + removed.count < 64, let part = scan.next() { add(part) }
    }

    /// Whether it asks for words that an edit brought or took away: then changes are searched, else versions.
    public var asksForEdits: Bool { !added.isEmpty || !removed.isEmpty }

    /// The words and phrases as they are looked for, for whoever marks them in a text; a trailing `*` is kept.
    public var terms: [String] { (wanted + added + removed).map(\.text) }

    /// The query of the index of versions; nil when no word is asked for.
    var versions: String? {
        guard !wanted.isEmpty else { return nil }
        return SearchQuery.joined(wanted.map(\.match), without: unwanted)
    }

    /// The query of the index of changes; nil when no word is asked for.
    var changes: String? {
        let all = wanted.map(\.match) + added.map { "added : \($0.match)" } + removed.map { "removed : \($0.match)" }
        return all.isEmpty ? nil : SearchQuery.joined(all, without: unwanted)
    }

    private static func joined(_ words: [String], without others: [Term]) -> String {
        let all = words.count == 1 ? words[0] : "(" + words.joined(separator: " AND ") + ")"
        guard !others.isEmpty else { return all }
        return "\(all) NOT (" + others.map(\.match).joined(separator: " OR ") + ")"
    }

    private mutating func add(_ part: Part) {
        switch part.key {
        case "source": source = part.text
        case "tag": tag = part.text
        case "before": before = time(part)
        case "since": since = time(part)
        default:
            guard let term = SearchQuery.term(part) else { return }
            switch (part.key, part.isUnwanted) {
            case (_, true): unwanted.append(term)
            case ("added", _): added.append(term)
            case ("removed", _): removed.append(term)
            default: wanted.append(term)
            }
        }
    }

    /// A day or an instant.
    private mutating func time(_ part: Part) -> Timestamp? {
        let time = Timestamp(iso8601: part.text) ?? Timestamp(iso8601: part.text + "T00:00:00Z")
        if time == nil { problem = "\(part.key ?? ""): takes a day, such as 2026-11-30" }
        return time
    }

    /// Whether words are asked for, and none that a text must have.
    public var lacksWords: Bool { versions == nil && !asksForEdits }

    /// The beginnings of words that are looked for in versions.
    var openTerms: [Term] { (wanted + unwanted).filter { $0.match.hasSuffix("*") } }

    private static func term(_ part: Part) -> Term? {
        var text = part.text.filter { $0 != "\0" && $0 != "\"" }
        let isOpen = !part.isQuoted && text.hasSuffix("*")
        if isOpen { text.removeLast() }
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        let sought = SearchText.sought(text)
        let star = isOpen || sought.isBeginning ? "*" : ""
        return Term(text: text + (isOpen ? "*" : ""), match: "\"\(sought.text)\"" + star)
    }
}

/// A stretch of the query between blanks: `-key:"words"`.
private struct Part {
    var key: String?
    var text: String
    var isUnwanted: Bool
    var isQuoted: Bool
}

/// Cuts a query at its blanks, except within quotation marks; one that is never closed holds to the end.
private struct Scan {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    private static let keys: Set<Substring> = ["source", "tag", "added", "removed", "before", "since"]

    mutating func next() -> Part? {
        rest = rest.drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return nil }
        var part = Part(text: "", isUnwanted: false, isQuoted: false)
        if rest.hasPrefix("-"), rest.dropFirst().first?.isWhitespace == false {
            part.isUnwanted = true
            rest = rest.dropFirst()
        }
        let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
        if let colon = word.firstIndex(of: ":"), Scan.keys.contains(word[..<colon]) {
            part.key = String(word[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("\"") {
            rest = rest.dropFirst()
            let phrase = rest.prefix { $0 != "\"" }
            part.text = String(phrase)
            part.isQuoted = true
            rest = rest[phrase.endIndex...].dropFirst()
        } else {
            let plain = rest.prefix { !$0.isWhitespace && $0 != "\"" }
            part.text = String(plain)
            rest = rest[plain.endIndex...]
        }
        return part
    }
}
