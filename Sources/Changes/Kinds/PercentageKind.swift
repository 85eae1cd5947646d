import Model

/// A percentage was changed.
enum PercentageKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        if let figures = Figures(site) {
            if figures.following.first?.categories.contains(.percent) == true,
                Lexicon.percent.begins(figures.following.lower, site.language) != nil
            {
                return figures.verdict(.percentage, "per cent stands behind it")
            }
            let before = figures.preceding.suffix(3).map(\.lower)
            if let word = Lexicon.percent.found(in: before, site.language).last, word.hasSuffix(before.last ?? "?") {
                return figures.verdict(.percentage, "per cent stands before it")
            }
        }
        guard let (removed, added) = site.difference(.percent, reach: 1) else { return nil }
        guard site.old.count <= 6, site.new.count <= 6 else { return nil }
        let words = (removed + added).joined(separator: "”, “")
        return Verdict(kind: .percentage, reason: "per cent was changed: “\(words)”", also: [.number])
    }
}
