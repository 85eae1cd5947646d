import Model

/// An amount of money or its currency was changed.
enum MoneyKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        let old = currencies(site.old, site.language)
        let new = currencies(site.new, site.language)
        if old != new, isBesideFigure(site), site.old.count <= 6, site.new.count <= 6 {
            return Verdict(
                kind: .money, reason: "the currency was changed: “\(site.old.joined)”, “\(site.new.joined)”",
                also: [.number])
        }
        guard let figures = Figures(site) else { return nil }
        if let next = figures.following.first, isCurrency(next, site.language) {
            return figures.verdict(.money, "“\(next.text)” stands behind it")
        }
        if let last = figures.preceding.last, isSign(last) || isCode(last) {
            return figures.verdict(.money, "“\(last.text)” stands before it")
        }
        if let last = figures.preceding.last, last.kind == .minus, figures.preceding.dropLast().last?.kind == .currency
        {
            return figures.verdict(.money, "a currency stands before it")
        }
        return nil
    }

    private static func currencies(_ words: [Word], _ language: String?) -> [String] {
        words.filter { isCurrency($0, language) }.map(\.lower).sorted()
    }

    private static func isCurrency(_ word: Word, _ language: String?) -> Bool {
        if word.kind == .currency { return true }
        guard word.isContent, Lexicon.currencies.contains(word, language) else { return false }
        // Codes are words too (“try”, “all”): only in capitals.
        return word.lower.utf8.count != 3 || !codes.contains(word.lower) || isCode(word)
    }

    private static let codes: Set<String> = [
        "usd", "eur", "gbp", "jpy", "cny", "rmb", "inr", "rub", "chf", "cad", "aud", "nzd", "sek", "nok", "dkk", "pln",
        "czk", "huf", "try", "brl", "mxn", "zar", "krw", "thb", "idr", "vnd", "ils", "sar", "aed", "egp",
    ]

    private static func isCode(_ word: Word) -> Bool {
        codes.contains(word.lower) && word.text == word.text.uppercased()
    }

    private static func isSign(_ word: Word) -> Bool {
        word.kind == .currency || ["rs", "rp", "kr", "r$", "₹"].contains(word.lower)
    }

    private static func isBesideFigure(_ site: EditSite) -> Bool {
        let around = site.before.suffix(2) + site.old + site.new + site.after.prefix(1)
        return around.contains { Figures.isFigure($0, site.language) }
    }
}
