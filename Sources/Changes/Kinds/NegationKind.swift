import Model

/// A statement was turned into its opposite, or back.
enum NegationKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        if !site.isRewrite, let (removed, added) = site.difference(.negations, reach: 2), removed.count != added.count {
            let words = (removed.count > added.count ? removed : added).joined(separator: "”, “")
            let verb = removed.count > added.count ? "went" : "came"
            return Verdict(kind: .negation, reason: "a negation \(verb): “\(words)”", also: quoted(site))
        }
        let old = site.oldContent
        let new = site.newContent
        guard old.count == 1, new.count == 1, let prefix = negativePrefix(old[0].lower, new[0].lower) else {
            return nil
        }
        return Verdict(kind: .negation, reason: "the prefix “\(prefix)” turns the word around", also: quoted(site))
    }

    private static func quoted(_ site: EditSite) -> [EditKind] { site.isQuoted ? [.quotation] : [] }

    /// The prefix that one word has and the other has not: `lawful` and `unlawful`.
    static func negativePrefix(_ a: String, _ b: String) -> String? {
        let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        guard long != short, long.hasSuffix(short), short.unicodeScalars.count >= 3 else { return nil }
        let prefix = String(long.dropLast(short.count))
        return Lexicon.negativePrefixes.contains(prefix) ? prefix : nil
    }
}
