import Model

/// The kinds in the order they are asked; a further kind is one file and one line here.
enum KindTable {
    /// For marks of some words.
    static let wordRules: [any KindRule.Type] = [
        CorrectionNoteKind.self, CosmeticKind.self, QuotationMarkKind.self, PunctuationKind.self, MisspellingKind.self,
        NegationKind.self,
        DateKind.self, PercentageKind.self, MoneyKind.self, NumberKind.self, HedgingKind.self, AttributionKind.self,
        TypoKind.self, NameKind.self, QuotationKind.self, AdditionKind.self, RemovalKind.self, RewordingKind.self,
    ]

    /// For whole sentences and blocks.
    static let passageRules: [any KindRule.Type] = [
        CorrectionNoteKind.self, ReorderingKind.self, AdditionKind.self, RemovalKind.self, RewordingKind.self,
    ]

    /// The first verdict.
    static func verdict(on site: EditSite) -> Verdict {
        let rules = site.grain == .words ? wordRules : passageRules
        for rule in rules {
            if let verdict = rule.verdict(on: site) { return verdict }
        }
        return Verdict(kind: .rewording, reason: "words were changed")
    }

    /// Most important first: the order of `kinds` in a change.
    static let importance: [EditKind] = [
        .revert, .correctionNote, .negation, .number, .money, .percentage, .date, .name, .quotation, .hedging,
        .attribution, .headline, .standfirst, .byline, .liveAppend, .removal, .addition, .rewording, .caption,
        .reordering, .typo, .punctuation, .image, .link, .cosmetic, .stamp,
    ]

    /// How much an edit of a kind matters by itself.
    static func severity(of kind: EditKind) -> Severity {
        switch kind {
        case .revert, .correctionNote, .negation, .number, .money, .percentage, .date, .name, .quotation, .hedging,
            .attribution, .headline, .removal:
            .major
        case .standfirst, .byline, .liveAppend, .addition, .rewording, .caption, .reordering: .minor
        case .typo, .punctuation, .image, .link, .cosmetic, .stamp: .cosmetic
        }
    }
}
