import Articles
import Basics
import Changes
import Model

/// Headlines, standfirsts, bylines, pictures and addresses.
extension ConfirmationPolicy {
    func field(_ difference: Difference) -> Verdict {
        let (before, after) = (difference.before ?? "", difference.after ?? "")
        switch difference.field {
        case .headline:
            if isReadOtherwise(difference, before, after) { return .silent("read-otherwise") }
            let flips = variants.flips(of: after)
            guard flips > 0 else { return .needs(looks: 2, apart: .minutes(1)) }
            return .needs(looks: min(16, 4 * flips), apart: min(.hours(6), .minutes(30) * flips))
        case .standfirst, .byline:
            // Nobody's name changes by its figures: minutes, or a number of articles.
            if difference.field == .byline, let shape = BlockShape(after), shape == BlockShape(before) {
                return .leave("counter")
            }
            // The name of another story's author, below or beside the article.
            if difference.field == .byline, !before.isEmpty, !after.isEmpty, pages?.new.names(before) ?? false,
                !WordSequence(after).contains(WordSequence(before))
            {
                return .leave("still-on-page")
            }
            if isReadOtherwise(difference, before, after) { return .silent("read-otherwise") }
            if difference.field == .standfirst, !before.isEmpty, pages?.new.has(before) ?? false {
                return .leave("still-on-page")
            }
            // A description for machines is no part of what was published to readers.
            if difference.field == .standfirst, let pages, let old = old(difference), !pages.new.shows(after),
                !old.shows(before)
            {
                return .silent("not-visible")
            }
            if difference.field == .byline { return .needs(looks: 3, apart: .minutes(10)) }
            return before.isEmpty || after.isEmpty
                ? .needs(looks: 2, apart: .minutes(1)) : .needs(looks: 1, apart: .zero)
        default: return .needs(looks: 2, apart: .minutes(1))
        }
    }

    /// Both texts stand on both pages: the reader took another one.
    private func isReadOtherwise(_ difference: Difference, _ before: String, _ after: String) -> Bool {
        guard let pages, let old = old(difference) else { return false }
        // Names stand in sentences and headlines, too.
        if difference.field == .byline {
            if before.isEmpty, old.mentions(after) { return true }
            let (former, latter) = (WordSequence(before), WordSequence(after))
            let isShorter = former.contains(latter)
            // "By Ann Lee", where the layout before had the name alone.
            if isShorter || latter.contains(former), pages.new.isLaidOutAnew(from: old) { return true }
            return old.byline ?? "" == after
                || (after.isEmpty || isShorter ? pages.new.names(before) : old.names(after))
        }
        // "Nature: Bees are back", where the layout before named the section in a line of its own.
        let (former, latter) = (WordSequence(before), WordSequence(after))
        let isNarrowed = former.contains(latter) || latter.contains(former)
        if !before.isEmpty, !after.isEmpty, isNarrowed, pages.new.isLaidOutAnew(from: old) { return true }
        // "Terms of Use – Example", read from the title on one page and from the heading on the other.
        if difference.field == .headline, let longer = Headlines.longer(before, after) {
            if pages.new.isTitled(longer), old.isTitled(longer) { return true }
        }
        return (before.isEmpty || pages.new.mentions(before)) && (after.isEmpty || old.mentions(after))
    }
}
