import Model

/// How sure the text is was changed: `allegedly`, `may`, `at least`.
enum HedgingKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.old.count <= 12, site.new.count <= 12, !site.isRewrite else { return nil }
        guard let (removed, added) = site.difference(.hedges, reach: 1) else { return nil }
        let parts = [
            removed.isEmpty ? nil : "“\(removed.joined(separator: "”, “"))” went",
            added.isEmpty ? nil : "“\(added.joined(separator: "”, “"))” came",
        ].compactMap(\.self)
        return Verdict(
            kind: .hedging, reason: "how sure the text is: " + parts.joined(separator: ", "),
            also: site.isQuoted ? [.quotation] : [])
    }
}
