import Model

/// Only marks between words were changed; signs, currencies and per cent are none.
enum PunctuationKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard (site.old + site.new).allSatisfy({ isMark($0.kind) }) || sameWords(site) else { return nil }
        return Verdict(kind: .punctuation, reason: "only punctuation differs")
    }

    private static func isMark(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .punctuation, .terminator, .ellipsis, .dash, .singleQuote, .doubleQuote: true
        default: false
        }
    }

    /// The same words stand on both sides, with other marks between them.
    private static func sameWords(_ site: EditSite) -> Bool {
        let old = site.old.filter { !isMark($0.kind) }
        let new = site.new.filter { !isMark($0.kind) }
        guard !old.isEmpty, old.count == new.count, old.map(\.text) == new.map(\.text) else { return false }
        return old.allSatisfy { $0.kind != .symbol && $0.kind != .minus }
    }
}
