import Dates
import LibXML2
import Model

/// Every time the page states, with where it stands; and of these the article's own published and modified.
enum StampStep {
    static func apply(to draft: inout ArticleDraft) {
        var gatherer = StampGatherer(draft)
        gatherer.gather()
        draft.content.stamps = gatherer.stamps
        if gatherer.isCut {
            draft.cuts.append("only the first \(StampGatherer.maximumStamps) times that the page states were read")
        }
        draft.content.published = StampChoice.published(gatherer, draft)
        draft.content.modified = StampChoice.modified(gatherer, draft)
        if let rule = draft.rules.date { applyRule(rule, gatherer, &draft) }
    }

    private static func applyRule(_ rule: String, _ gatherer: StampGatherer, _ draft: inout ArticleDraft) {
        for node in UserRules.matches(rule, &draft, isRequired: true) {
            let literal =
                draft.tree.attribute(node, .datetime) ?? draft.tree.attribute(node, .content)
                ?? collapsed(draft.tree.rawText(node))
            guard let stamp = gatherer.stamp(literal, origin: "rule", role: .published), stamp.time != nil else {
                continue
            }
            draft.content.stamps.insert(stamp, at: 0)
            draft.content.published = stamp
            return
        }
        draft.ruleFailures.append("\"\(rule)\" holds no date on this page")
    }
}
