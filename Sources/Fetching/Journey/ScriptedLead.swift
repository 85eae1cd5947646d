/// Where the scripts of a stub send browsers: `location.replace("/new/")`, `window.location.href = target`.
///
/// Nothing is run. Only an address that is written out counts, in the place itself or in a variable, and only while all
/// such places name the same one. What a click does, and what stands in a function that nobody calls, is no lead.
struct ScriptedLead {
    /// The address as written; nil when there is none, or several, or one that is put together.
    let target: String?

    /// Looks for it in the scripts of a page, and in what its `body` does once it is there.
    init(_ scripts: [ArraySlice<UInt8>]) {
        var reading = ScriptReading()
        for script in scripts { reading.read(script) }
        target = reading.target
    }
}

/// One pass over the words of scripts.
private struct ScriptReading {
    /// What stands in a place that names an address.
    private enum Value: Hashable {
        case text(String)
        case name(String)
        case unclear
    }

    /// A place that leads on, and the function in which it stands.
    private struct Lead {
        var value: Value
        var function: String?
    }

    private var leads: [Lead] = []
    private var texts: [String: String] = [:]
    /// How often each word stands in the scripts.
    private var uses: [String: Int] = [:]
    /// For each open brace the function that it begins; empty for one that waits for a click.
    private var braces: [String?] = []
    /// The last words and signs, the latest last.
    private var tail: [String] = []

    private static let owners: Set<String> = ["window", "document", "self", "top", "parent", "globalThis", "this"]
    private static let waiting = ["click", "submit", "change", "key", "error", "touch", "scroll", "resize"]
    private static let longestTail = 24

    /// The one address that all leads name.
    var target: String? {
        let named = leads.filter { lead in lead.function.map { !$0.isEmpty && uses[$0, default: 0] > 1 } ?? true }
            .map { lead in
                if case .name(let name) = lead.value { return texts[name].map(Value.text) ?? .unclear }
                return lead.value
            }
        guard let first = named.first, Set(named).count == 1, case .text(let address) = first else { return nil }
        return address
    }

    mutating func read(_ script: ArraySlice<UInt8>) {
        var tokens = ScriptTokens(script)
        braces = []
        tail = []
        while let token = tokens.next() {
            switch token {
            case .word(let word):
                uses[word, default: 0] += 1
                if word == "location", ownsLocation {
                    takeLocation(&tokens)
                    tail = []
                    continue
                }
                takeVariable(word, tokens)
                note(word)
            case .sign(let sign):
                if sign == UInt8(ascii: "{") { braces.append(opener) }
                if sign == UInt8(ascii: "}") { _ = braces.popLast() }
                note(String(UnicodeScalar(sign)))
            case .text(let text): note("\"" + text.prefix(40))
            }
        }
    }

    private mutating func note(_ word: String) {
        if tail.count == Self.longestTail { tail.removeFirst() }
        tail.append(word)
    }

    /// Whether `location` is the browser's, and not the field of something else.
    private var ownsLocation: Bool {
        guard tail.last == "." else { return tail.last != "var" && tail.last != "let" && tail.last != "const" }
        return tail.count > 1 && Self.owners.contains(tail[tail.count - 2])
    }

    /// What a brace begins: the name of a function, nothing for what waits for somebody, nil for all else.
    private var opener: String? {
        let start = tail.lastIndex { $0 == ";" || $0 == "}" || $0 == "{" }.map { $0 + 1 } ?? 0
        let words = tail[start...]
        if words.contains(where: { word in Self.waiting.contains { word.lowercased().contains($0) } }) { return "" }
        guard let at = words.lastIndex(of: "function"), at + 1 < words.endIndex, words[at + 1] != "(" else {
            return nil
        }
        return words[at + 1]
    }

    /// `name = "text"`: remembered, for a lead may name it.
    private mutating func takeVariable(_ name: String, _ tokens: ScriptTokens) {
        var ahead = tokens
        guard tail.last != ".", ahead.takes("="), case .text(let text)? = ahead.next(), ahead.endsExpression else {
            return
        }
        texts[name] = texts[name] == nil || texts[name] == text ? text : ""
    }

    private mutating func takeLocation(_ tokens: inout ScriptTokens) {
        var ahead = tokens
        var isCall = false
        if ahead.takes("."), case .word(let member)? = ahead.next() {
            isCall = member == "replace" || member == "assign"
            guard isCall || member == "href" || member == "pathname" else { return }
        } else {
            ahead = tokens
            if ahead.takes("["), case .text(let member)? = ahead.next(), ahead.takes("]") {
                isCall = member == "replace" || member == "assign"
                guard isCall || member == "href" else { return }
            } else {
                ahead = tokens
            }
        }
        guard isCall ? ahead.takes("(") : ahead.takes("=") else { return }
        let functions = braces.compactMap(\.self)
        leads.append(Lead(value: value(&ahead), function: functions.contains("") ? "" : functions.first))
        tokens = ahead
    }

    private func value(_ tokens: inout ScriptTokens) -> Value {
        let value: Value
        switch tokens.next() {
        case .text(let text): value = .text(text)
        case .word(let name): value = .name(name)
        default: return .unclear
        }
        return tokens.endsExpression ? value : .unclear
    }
}
