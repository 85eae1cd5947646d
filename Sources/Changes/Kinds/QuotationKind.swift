import Model

/// Quotation marks came or went: words became somebody's own, or ceased to be.
enum QuotationMarkKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        let old = quotes(site.old)
        let new = quotes(site.new)
        guard old != new, rest(site.old) == rest(site.new) else { return nil }
        guard !isApostrophe(site) else { return nil }
        let isAdded = new > old
        return Verdict(
            kind: .quotation,
            reason: isAdded ? "quotation marks were put around words" : "quotation marks were taken away from words")
    }

    private static func quotes(_ words: [Word]) -> Int {
        words.count { $0.kind == .doubleQuote || $0.kind == .singleQuote }
    }

    private static func rest(_ words: [Word]) -> [String] {
        words.filter { $0.kind != .doubleQuote && $0.kind != .singleQuote }.map(\.text)
    }

    /// A lone single quote directly behind a word is an apostrophe: `workers'`.
    private static func isApostrophe(_ site: EditSite) -> Bool {
        let marks = (site.old + site.new).filter { $0.kind == .doubleQuote || $0.kind == .singleQuote }
        return marks.count == 1 && marks[0].kind == .singleQuote && !marks[0].hasSpaceBefore
            && site.before.last?.kind == .word && !site.isQuoted
    }
}

/// Words inside quotation marks were changed.
enum QuotationKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.isQuoted else { return nil }
        return Verdict(kind: .quotation, reason: "the words stand inside quotation marks")
    }
}
