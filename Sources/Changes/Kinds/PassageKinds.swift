import Model

/// Words, sentences or blocks came where nothing stood.
enum AdditionKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.operation == .addition else { return nil }
        if site.grain != .words { return Verdict(kind: .addition, reason: "a passage came") }
        guard site.newContent.count >= RemovalKind.clause else { return nil }
        return Verdict(kind: .addition, reason: "\(site.newContent.count.counted("word", "words")) added")
    }
}

/// Words, sentences or blocks went and nothing took their place.
enum RemovalKind: KindRule {
    /// Fewer words than this are a rewording.
    static let clause = 4

    static func verdict(on site: EditSite) -> Verdict? {
        guard site.operation == .deletion else { return nil }
        if site.grain != .words { return Verdict(kind: .removal, reason: "a passage went") }
        guard site.oldContent.count >= clause else { return nil }
        return Verdict(kind: .removal, reason: "\(site.oldContent.count.counted("word", "words")) removed")
    }
}

/// A sentence or block stands somewhere else.
enum ReorderingKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.grain == .movedSentence else { return nil }
        return Verdict(kind: .reordering, reason: "the passage is in another place")
    }
}

/// The same thing, or another one, in other words.
enum RewordingKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        var also: [EditKind] = []
        if site.grain == .rewritten {
            let old = site.old.filter { Figures.isFigure($0, site.language) }.map(\.plainDigits).sorted()
            let new = site.new.filter { Figures.isFigure($0, site.language) }.map(\.plainDigits).sorted()
            if old != new, !old.isEmpty, !new.isEmpty { also.append(.number) }
            if let (removed, added) = site.difference(.negations, reach: 0), removed.count != added.count {
                also.append(.negation)
            }
        }
        if site.isQuoted || site.hasQuotes { also.append(.quotation) }
        return Verdict(kind: .rewording, reason: reason(site), also: also)
    }

    private static func reason(_ site: EditSite) -> String {
        switch site.grain {
        case .words: "other words, and none of the sharper kinds"
        case .rewritten: "most of the passage is in other words"
        case .sentence, .movedSentence: "another passage took its place"
        }
    }
}
