import Articles
import Basics
import Changes
import Model

/// How much evidence each difference between the known version and a new look needs.
///
/// Every rule judges by how blocks behave over time and across the site's articles, none by the words of a language.
/// A doubted difference waits for more looks; only what is known to be no part of the article is left out.
struct ConfirmationPolicy {
    /// What becomes of a difference.
    enum Verdict: Equatable {
        /// Believed when so many looks in a row show it, the first and the last so far apart.
        case needs(looks: Int, apart: Duration)
        /// Taken over without a word: the reader changed, not the page.
        case silent(String)
        /// The known side stays, whatever the look shows.
        case leave(String)
    }

    let site: SiteModel
    let article: UInt64
    let url: String
    /// Every text of the version that is known, its fields among them.
    let known: [BlockFingerprint: Int]
    /// The site writes its articles by one form: that a block stands elsewhere proves nothing.
    var isTemplate = false
    /// What stands nowhere else is probably the article's: the site's pages are known, or the user named this one.
    var isSettled = false
    /// The user named this one page: there is no text of others on it.
    var isSettledPage = false
    /// Looks at the article so far.
    let looks: Int
    let version: Int
    let pending: PendingDifferences
    let variants: HeadlineVariants
    var flips = TextFlips()
    var told = ToldTexts()
    let pages: PageTexts?

    /// Judges all differences of a look.
    ///
    /// A headline that changed alone may be one side of a test; with an edit of the text beside it it is none.
    func verdicts(on differences: [Difference]) -> [Verdict] {
        var verdicts = differences.map(verdict)
        let isEdited = zip(differences, verdicts).contains {
            $0.field == .body && $1 == .needs(looks: 1, apart: .zero)
        }
        guard isEdited else { return verdicts }
        for (index, difference) in differences.enumerated() where difference.field == .headline {
            if variants.flips(of: difference.after ?? "") == 0, verdicts[index] != .silent("read-otherwise") {
                verdicts[index] = .needs(looks: 1, apart: .zero)
            }
        }
        return verdicts
    }

    /// Judges one difference.
    private func verdict(on difference: Difference) -> Verdict {
        let verdict = outliving(firstVerdict(on: difference), difference)
        let excess = flips.excess(difference)
        guard excess > 0, case .needs(let looks, let apart) = verdict else { return verdict }
        return .needs(looks: max(looks, min(16, 4 * excess)), apart: max(apart, min(.hours(12), .hours(1) * excess)))
    }

    /// What is told must outlive what was told at such a place before and did not last.
    private func outliving(_ verdict: Verdict, _ difference: Difference) -> Verdict {
        let verdict = afterOthers(verdict, difference)
        // Headlines have their own memory; pictures and addresses are told beside an edit or not at all.
        let isText = [.body, .caption, .standfirst, .byline].contains(difference.field)
        guard isText, case .needs(let looks, let apart) = verdict else { return verdict }
        let place = place(of: difference)
        guard site.survival.isFleeting(place, isExchange: difference.exchange != nil) else { return verdict }
        return .needs(looks: max(6, looks), apart: max(ToldTexts.lastingTime * site.survival.patience(place), apart))
    }

    /// What was told there in vain takes turns, unless it is a figure that rises.
    private func afterOthers(_ verdict: Verdict, _ difference: Difference) -> Verdict {
        guard difference.nature == .edited, !difference.isFigures, case .needs(let looks, let apart) = verdict else {
            return verdict
        }
        switch told.failures(before: difference) {
        case 0: return verdict
        case 1: return .needs(looks: max(3, looks), apart: max(.minutes(15), apart))
        default: return .needs(looks: max(6, looks), apart: max(ToldTexts.lastingTime, apart))
        }
    }

    /// The kind of place where a difference stands: the field, the place of the template, whether it is a sentence, and
    /// whether figures or the order changed.
    func place(of difference: Difference) -> UInt64 {
        let text = difference.after ?? difference.before ?? ""
        let side = difference.after == nil ? old(difference) : pages?.new
        var place = StableHash.of(difference.field.rawValue)
        guard difference.field == .body else { return place }
        if let region = side?.region(of: text) { place = (place ^ region) &* 0x100_0000_01B3 }
        let kind: UInt64 =
            difference.nature == .moved
            ? 4 : difference.exchange != nil ? 8 : difference.isRewritten ? 16 : difference.touchesFigures ? 2 : 0
        return place ^ (BlockMeasure(text).isSentence ? 1 : 0) ^ kind
    }

    /// As if it had never been told before.
    private func firstVerdict(on difference: Difference) -> Verdict {
        if isCompletion(difference) { return .silent("was-cut") }
        if difference.changesOrder { return reordered(difference) }
        // It only stands on the other side of a caption, or of what the headline says.
        if difference.nature == .moved, difference.field == .body, difference.marks.isEmpty {
            return .silent("same-order")
        }
        return switch difference.nature {
        case .came: came(difference.after ?? "", difference)
        case .went: went(difference.before ?? "", difference)
        case .edited, .moved: edited(difference)
        case .field: field(difference)
        }
    }

    /// Whether the known page was cut on its way and this one is whole: what it adds was there before.
    private func isCompletion(_ difference: Difference) -> Bool {
        guard let pages, let old = old(difference), old.isUnclosed, !pages.new.isUnclosed else { return false }
        switch difference.nature {
        case .came: return true
        case .edited: return (difference.after ?? "").hasPrefix(difference.before ?? "")
        case .field: return difference.before == nil
        case .went, .moved: return false
        }
    }

    // MARK: Blocks

    private func came(_ text: String, _ difference: Difference) -> Verdict {
        let copies = known[BlockFingerprint(text)] ?? 0
        // A second copy of a sentence says nothing new; a short line may be said again.
        if copies > 0, copies >= pages?.new.copies(text) ?? 0 || difference.isSentence {
            return .leave("changed-place")
        }
        if repeatsField(text, difference) { return .leave("changed-place") }
        if let old = old(difference), old.has(text) || old.hasSentences(SentencePrints.of(text)) {
            return .silent("was-on-page")
        }
        if site.headlines.leadsElsewhere(text, from: article) { return .leave("leads-elsewhere") }
        if site.counters.isCounter(text) { return .leave("counter") }
        if isLayout(text, difference) { return .silent("another-layout") }
        let place = pages?.new.region(of: text)
        if isAlive(place, pages?.new, difference) { return isSettledPage ? lasting : .leave("changing-region") }
        if isLinks(place, pages?.new) { return .leave("link-line") }
        return outsideText(place, pages?.new, difference)
            ? harder(passage(text, difference)) : passage(text, difference)
    }

    private func went(_ text: String, _ difference: Difference) -> Verdict {
        if let pages {
            if repeatsField(text, difference) { return .silent("changed-place") }
            // One copy less of a short line that stands there twice is a removal all the same.
            let copies = pages.new.copies(text)
            if copies > 0, copies >= known[BlockFingerprint(text)] ?? 0 || BlockMeasure(text).isSentence {
                return .silent("changed-place")
            }
            if copies == 0, pages.new.has(text) { return .leave("still-on-page") }
            let sentences = SentencePrints.of(text)
            if copies == 0, pages.new.keepsSentences(sentences) { return .silent("changed-place") }
            if copies == 0, pages.new.hasSentences(sentences) { return .leave("still-on-page") }
            if let old = old(difference), old.has(text) {
                if old.copies(text) == 0 { return .silent("read-otherwise") }
                if pages.new.count(text) >= max(1, old.count(text)) { return .leave("still-on-page") }
            }
        }
        if site.headlines.leadsElsewhere(text, from: article) { return .silent("leads-elsewhere") }
        if site.counters.isCounter(text) { return .silent("counter") }
        if isLayout(text, difference) { return .silent("another-layout") }
        let place = old(difference)?.region(of: text)
        if isAlive(place, old(difference), difference) {
            return isSettledPage ? lasting : .silent("changing-region")
        }
        if isLinks(place, old(difference)) { return .silent("link-line") }
        if outsideText(place, old(difference), difference) { return harder(passage(text, difference)) }
        // Seen by one look alone, it may have been a promotion that takes turns, if few of them are known yet.
        let before = looks - (difference.facts.compactMap { pending.facts[$0]?.looks }.max() ?? 0)
        guard before < 2, difference.field != .note, !isSpoken(text) else { return passage(text, difference) }
        let verdict = passage(text, difference)
        switch verdict {
        case .needs(_, let apart) where apart >= .hours(3): return .needs(looks: 8, apart: .hours(24))
        case .needs where !isSettled: return .needs(looks: 6, apart: .hours(site.churn.isHigh ? 6 : 3))
        default: return verdict
        }
    }

    /// A whole block that came or went.
    private func passage(_ text: String, _ difference: Difference) -> Verdict {
        if difference.field == .note, difference.nature != .edited { return .needs(looks: 1, apart: .zero) }
        var others = isTemplate ? 0 : site.others(holding: text, article: article, url: url)
        // A line whose figures stand between the same words on other articles is a rate, a score or a count.
        if !isTemplate, BlockMeasure(text).isFigureLine {
            others = max(others, site.counters.others(holding: text, article: article))
        }
        // A picture that takes another's place may stand on other articles, too, and its caption with it.
        if difference.field == .caption, difference.counterpart != nil { return .needs(looks: 2, apart: .minutes(1)) }
        if others >= 2 { return difference.nature == .came ? .leave("stands-elsewhere") : .silent("stands-elsewhere") }
        if others == 1, isSettled || isSpoken(text) { return .needs(looks: 3, apart: .minutes(20)) }
        if others >= 1 || site.boilerplate.standing(of: BlockFingerprint(text), article: article).hasReturned {
            return .needs(looks: 6, apart: .hours(site.churn.isHigh ? 6 : 3))
        }
        // A score or a rate may stand for hours.
        if difference.nature != .came, BlockMeasure(text).isFigureLine { return lasting }
        if isSettled { return .needs(looks: 2, apart: .minutes(1)) }
        return site.churn.isHigh ? .needs(looks: 4, apart: .minutes(20)) : .needs(looks: 3, apart: .minutes(5))
    }

    /// Whether a text says again what the headline or the standfirst says on both pages: a box of key points.
    private func repeatsField(_ text: String, _ difference: Difference) -> Bool {
        guard let pages, let old = old(difference) else { return false }
        return old.isField(text) && pages.new.isField(text)
    }

    /// Begins with a quotation mark: what somebody said may stand in two articles, and asks nobody to subscribe.
    private func isSpoken(_ text: String) -> Bool {
        text.unicodeScalars.first.map { "\u{22}“„«»「『‘‚‹".unicodeScalars.contains($0) } ?? false
    }

    // MARK: Places

    /// Whether a caption or a label that came or went does so with the layout: the page laid out anew has it elsewhere, or
    /// with its words in another order.
    private func isLayout(_ text: String, _ difference: Difference) -> Bool {
        guard let pages, let old = old(difference), difference.field != .note else { return false }
        let isLine = difference.field == .caption || BlockMeasure(text).isLabel
        guard isLine else { return false }
        if pages.new.isLaidOutAnew(from: old) { return true }
        return difference.nature == .came ? old.hasSameWords(text) : pages.new.hasSameWords(text)
    }

    /// Whether a line is a link between paragraphs: it leads away from the article.
    private func isLinks(_ place: UInt64?, _ side: PageTexts.Side?) -> Bool {
        guard !isSettledPage, let place, let side else { return false }
        return side.isLinks(place)
    }

    /// What stands outside the running text of a page is an edit more seldom than what stands in it.
    private func outsideText(_ place: UInt64?, _ side: PageTexts.Side?, _ difference: Difference) -> Bool {
        guard !isSettledPage, difference.field == .body, let place, let side else { return false }
        return !side.isText(place)
    }

    /// Whether the place changes at most looks, on other articles, too.
    private func isAlive(_ place: UInt64?, _ side: PageTexts.Side?, _ difference: Difference) -> Bool {
        // A caption and a note are the article's wherever they stand.
        guard difference.field == .body, let place, let side else { return false }
        return site.isAlive(place, on: side)
    }

    /// More evidence: as many looks as show whether the place is one that changes by itself.
    private func harder(_ verdict: Verdict) -> Verdict {
        guard case .needs(let looks, let apart) = verdict else { return verdict }
        return .needs(looks: max(4, looks), apart: max(.hours(1), apart))
    }

    private func edited(_ difference: Difference) -> Verdict {
        let text = difference.after ?? ""
        if isRearranged(difference) { return .silent("changed-place") }
        let place = pages?.new.region(of: text)
        if isAlive(place, pages?.new, difference) {
            // Promotions and paragraphs may share a place; a sentence that is another one for hours is edited.
            guard isSettledPage || difference.isSentence && !difference.isFigures else {
                return .leave("changing-region")
            }
            return .needs(looks: 6, apart: .hours(3))
        }
        // The names behind a picture stand in another order from look to look.
        let isLine = difference.field == .caption || !difference.isSentence
        if difference.isReordered, isLine { return .silent("same-words") }
        if outsideText(place, pages?.new, difference) { return harder(inPlace(text, difference)) }
        if site.boilerplate.standing(of: BlockFingerprint(text), article: article).hasReturned {
            return harder(inPlace(text, difference))
        }
        return inPlace(text, difference)
    }

    /// Whether nothing came to the page or left it: the sentences that the block has no more stand elsewhere, and the others
    /// stood elsewhere before; or a text that stands twice on a page moved.
    private func isRearranged(_ difference: Difference) -> Bool {
        guard let pages, let old = old(difference) else { return false }
        // A text that stands twice may be shown at either place.
        if difference.nature == .moved {
            return max(pages.new.count(difference.after ?? ""), old.count(difference.before ?? "")) > 1
        }
        let (gone, come) = exchangedSentences(difference)
        guard !gone.isEmpty || !come.isEmpty else { return false }
        return (gone.isEmpty || pages.new.keepsSentences(gone)) && (come.isEmpty || old.hasSentences(come))
    }

    /// Whether all that was exchanged are sentences that are links as a whole: they lead away, and take turns.
    private func isLinked(_ difference: Difference) -> Bool {
        guard difference.field == .body, !isSettledPage, let pages, let old = old(difference) else { return false }
        let (gone, come) = exchangedSentences(difference)
        return !(gone.isEmpty && come.isEmpty) && old.links(gone) && pages.new.links(come)
    }

    /// The sentences that stand on one side of a difference alone.
    private func exchangedSentences(_ difference: Difference) -> (gone: [UInt64], come: [UInt64]) {
        let (known, shown) = (SentencePrints.of(difference.before ?? ""), SentencePrints.of(difference.after ?? ""))
        return (known.filter { !shown.contains($0) }, shown.filter { !known.contains($0) })
    }

    /// What was put elsewhere among the sentences of the text, whether it is seen as moved or as gone and come again.
    private func reordered(_ difference: Difference) -> Verdict {
        let text = difference.after ?? difference.before ?? ""
        // A text that stands twice may be shown at either place; what was edited on the way is an edit.
        let isPure = difference.before.map { BlockFingerprint($0) == BlockFingerprint(text) } ?? true
        let sentences = isPure ? SentencePrints.of(text) : []
        if pages?.new.repeats(sentences) ?? false || old(difference)?.repeats(sentences) ?? false {
            return .silent("changed-place")
        }
        let side = difference.after == nil ? old(difference) : pages?.new
        if isAlive(side?.region(of: text), side, difference) { return .silent("changing-region") }
        return moved(text)
    }

    /// Short lines take turns in boxes; who puts a paragraph elsewhere means it.
    private func moved(_ text: String) -> Verdict { BlockMeasure(text).words < 12 ? lasting : settling }

    /// Longer than a page shows one of two states by turns.
    private var settling: Verdict { .needs(looks: 3, apart: .minutes(15)) }

    /// Whether the new side stood on the page before, and nothing of the old one has left it: the reader cut it elsewhere.
    private func wasOnPage(_ text: String, _ difference: Difference) -> Bool {
        guard let pages, let old = old(difference), old.has(text) else { return false }
        let gone = exchangedSentences(difference).gone
        return gone.isEmpty || pages.new.hasSentences(gone)
    }

    /// As long as what is told is expected to stand.
    private var lasting: Verdict { .needs(looks: 6, apart: ToldTexts.lastingTime) }

    private func inPlace(_ text: String, _ difference: Difference) -> Verdict {
        if difference.nature == .edited, wasOnPage(text, difference) { return .silent("was-on-page") }
        if site.headlines.leadsElsewhere(text, from: article),
            site.headlines.leadsElsewhere(difference.before ?? "", from: article)
        {
            return .silent("leads-elsewhere")
        }
        if difference.nature == .moved { return moved(text) }
        if isLinked(difference) { return lasting }
        if let verdict = glued(difference) {
            guard case .needs = verdict, difference.isTail else { return verdict }
            return lasting
        }
        if !isTemplate, difference.field != .caption, site.others(holding: text, article: article, url: url) >= 2,
            site.others(holding: difference.before ?? "", article: article, url: url) >= 1
        {
            return .silent("stands-elsewhere")
        }
        if difference.isFigures || difference.isFigureRun,
            site.counters.isCounting(from: difference.before ?? "", to: text)
        {
            return .leave("counter")
        }
        if difference.isTail { return lasting }
        if difference.isFigureRun, !difference.isFigures {
            let others = site.counters.others(from: difference.before ?? "", to: text, article: article)
            return others > 0 || !difference.isSentence ? lasting : .needs(looks: 2, apart: .minutes(1))
        }
        if let exchange = difference.exchange, let verdict = exchanged(exchange) { return verdict }
        // Another text at the same place is as doubtful as one that came, and so are paragraphs joined to one.
        if difference.isRewritten, difference.isSentence { return settling }
        let (gone, come) = exchangedSentences(difference)
        if max(gone.count, come.count) >= 2, min(gone.count, come.count) == 0 { return passage(text, difference) }
        guard difference.isFigures else {
            return difference.isSentence ? .needs(looks: 1, apart: .zero) : .needs(looks: 2, apart: .minutes(1))
        }
        let others = site.counters.others(from: difference.before ?? "", to: text, article: article)
        // It changed on another article, too: a rate, a score, a number of readers glued to the text.
        if site.counters.othersChanged(from: difference.before ?? "", to: text, article: article) > 0 {
            return lasting
        }
        if difference.isLabel {
            return others > 0 ? .needs(looks: 4, apart: .hours(1)) : .needs(looks: 3, apart: .minutes(20))
        }
        return others > 1 ? .needs(looks: 2, apart: .minutes(1)) : .needs(looks: 1, apart: .zero)
    }

    /// Sentences that came, went or took another's place within a paragraph are judged as if they stood by themselves.
    ///
    /// A promotion may be joined to a paragraph. Nil where the site knows nothing against them.
    private func exchanged(_ exchange: SentenceExchange) -> Verdict? {
        let sentences = exchange.gone + exchange.come
        let isPair = !exchange.gone.isEmpty && !exchange.come.isEmpty
        // What somebody said may be said in two articles.
        if sentences.contains(where: { isSpoken($0.text) }) { return nil }
        let standings = sentences.map { sentence in
            let standing = site.boilerplate.standing(of: BlockFingerprint(value: sentence.print), article: article)
            let alike = site.others(holding: sentence.text, article: article, url: url)
            let others = isTemplate ? 0 : max(standing.others, alike)
            return (others: others, hasReturned: standing.hasReturned)
        }
        if standings.allSatisfy({ $0.others >= 2 || $0.hasReturned && $0.others > 0 }) {
            return exchange.gone.isEmpty ? .leave("stands-elsewhere") : .silent("stands-elsewhere")
        }
        if standings.contains(where: { $0.others > 0 || $0.hasReturned }) {
            return .needs(looks: 6, apart: .hours(site.churn.isHigh ? 6 : 3))
        }
        return isPair ? .needs(looks: 2, apart: .minutes(1)) : nil
    }

    /// A line that came or went within a paragraph is judged as if it stood by itself.
    private func glued(_ difference: Difference) -> Verdict? {
        guard !difference.gluedLines.isEmpty, !difference.isFigureRun else { return nil }
        // A line that stands by itself on the other page is set apart there, and so is the author's name.
        let isSetApart = difference.gluedLines.allSatisfy { line in
            guard let pages, let old = old(difference) else { return false }
            let other = line.isNew ? old : pages.new
            return (line.isShort ? other.count(line.text) > 0 : other.showsLine(line.text))
                || [old, pages.new].contains { $0.isByline(line.text) }
        }
        if isSetApart { return .silent("changed-place") }
        guard !difference.gluedLines.contains(where: \.isShort) else { return nil }
        let verdicts = difference.gluedLines.map { passage($0.text, difference) }
        if verdicts.allSatisfy({ if case .needs = $0 { false } else { true } }) {
            return difference.gluedLines.allSatisfy(\.isNew) ? .leave("stands-elsewhere") : .silent("stands-elsewhere")
        }
        let needs = verdicts.compactMap { if case .needs(let looks, let apart) = $0 { (looks, apart) } else { nil } }
        return .needs(looks: needs.map(\.0).max() ?? 2, apart: needs.map(\.1).max() ?? .minutes(1))
    }

    // MARK: Fields

    /// The capture that a difference is held against: of the version that stood when it was first seen.
    ///
    /// Versions since then were stored with the difference left open, so their captures prove nothing.
    func old(_ difference: Difference) -> PageTexts.Side? {
        let since = difference.facts.compactMap { pending.facts[$0]?.version }.min() ?? version
        return pages?.old[since]
    }
}
