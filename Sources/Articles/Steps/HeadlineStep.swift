import LibXML2
import Model

/// The headline: the page's own `h1` when the machine-readable titles agree with it, else the best of them.
///
/// `Storm hits coast - Politics - Example News` becomes `Storm hits coast`.
enum HeadlineStep {
    static func apply(to draft: inout ArticleDraft) {
        if let rule = draft.rules.title {
            let nodes = UserRules.matches(rule, &draft, isRequired: true)
            let tree = draft.tree
            let text = nodes.map { collapsed(tree.rawText($0)) }.first { !$0.isEmpty }
            if let text {
                draft.content.headline = text
                return
            }
        }
        let stated = statedTitles(draft)
        let heading = visibleHeading(draft, stated)
        if let heading { draft.headlineBlock = heading }
        let names = siteNames(draft)
        let printed = heading.map {
            HeadingText.text(TitleCleaning.withoutSiteBehind(draft.string($0), names: names), stated: stated)
        }
        draft.content.headline = printed ?? stated.first ?? draft.page.input.entry?.title
        if let headline = draft.content.headline, let title = draft.page.head.title, title.hasPrefix(headline) {
            let suffix = String(title.dropFirst(headline.count))
            if !suffix.isEmpty, suffix.utf8.count < 60 { draft.observation.titleSuffix = suffix }
        }
    }

    /// What the head and the data blocks call the article, without the site's name.
    private static func statedTitles(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        let names = siteNames(draft)
        let raw =
            [draft.page.data.headlines.first] + [
                head.first("og:title", "twitter:title", "headline", "dc.title"), head.title,
            ]
            + [draft.page.input.entry?.title]
        return raw.compactMap {
            $0.map { TitleCleaning.withoutSite($0, names: names, suffix: draft.profile?.titleSuffix) }
        }
        .filter { !$0.isEmpty }
    }

    static func siteNames(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        var names = [
            head.first("og:site_name", "application-name", "publisher", "al:ios:app_name"), draft.page.data.publisher,
        ].compactMap { $0 }
        if let host = draft.page.address.host {
            names.append(host)
            let parts = host.split(separator: ".").filter { $0 != "www" }
            if let name = parts.max(by: { $0.count < $1.count }) { names.append(String(name)) }
            if let domain = domain(parts) { names.append(domain) }
        }
        return names
    }

    /// The name under which the site is registered: `github` of `resources.github.com`, `bbc` of `www.bbc.co.uk`.
    private static func domain(_ parts: [Substring]) -> String? {
        guard parts.count >= 2 else { return nil }
        let isShared = ["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"].contains(
            parts[parts.count - 2])
        let place = parts.count - (isShared && parts.count >= 3 ? 3 : 2)
        return String(parts[place])
    }

    /// The `h1` (or first `h2`) that says what the titles say; without titles, the first one above the body.
    private static func visibleHeading(_ draft: ArticleDraft, _ stated: [String]) -> Int? {
        let statedWords = stated.map { Set(WordHashes.of(Array($0.utf8)[...])) }
        let statedKeys = stated.map(TitleCleaning.key)
        var best: (block: Int, agreement: Int)?
        for index in draft.blocks.blocks.indices {
            let tag = draft.tag(index)
            guard tag == .h1 || tag == .h2 || draft.near(index).contains(.title),
                draft.blocks.blocks[index].measure.width < 400
            else { continue }
            let words = Set(WordHashes.of(draft.text(index)))
            guard !words.isEmpty else { continue }
            var agreement = statedWords.map { common(words, $0) }.max() ?? (tag == .h1 ? 60 : 0)
            if agreement < 100, tag == .h1, begins(statedKeys, with: draft.string(index)) { agreement = 100 }
            // Other headings say the title with something around it: "12 replies to ...".
            if tag != .h1, agreement < 90 { agreement = 0 }
            let weighted = agreement + (tag == .h1 ? 15 : 0)
            if agreement >= 60, weighted > best?.agreement ?? 0 { best = (index, weighted) }
        }
        return best?.block ?? headingAboveText(draft)
    }

    /// The last `h1` in the blocks above the text: it is the headline even when the titles say it in other words.
    private static func headingAboveText(_ draft: ArticleDraft) -> Int? {
        guard let first = draft.firstKept else { return nil }
        let names = siteNames(draft).map(TitleCleaning.key)
        let range = max(0, first - 25)..<min(draft.blocks.blocks.count, first + 1)
        return range.last { index in
            let block = draft.blocks.blocks[index]
            guard draft.tag(index) == .h1, block.measure.words >= 2, block.measure.width < 300 else { return false }
            return !draft.isApart(block.node, by: [.comment, .related, .navigation]) && !leadsHome(block, draft)
                && !names.contains(TitleCleaning.key(draft.string(index)))
        }
    }

    /// Whether the heading is the link to the site's front page.
    private static func leadsHome(_ block: TextBlock, _ draft: ArticleDraft) -> Bool {
        guard block.linkDensity > 80 else { return false }
        let around = [block.node, draft.tree.nodes[Int(block.nodes.lowerBound)].parent] + Array(block.nodes)
        return around.contains { node in
            guard node >= 0, draft.tree.nodes[Int(node)].tag == .a else { return false }
            let target = draft.tree.attribute(Int(node), .href) ?? ""
            return WebAddress.resolve(target, base: draft.page.base).path.utf8.count <= 1
        }
    }

    /// Whether one of the titles is the heading with something behind it.
    private static func begins(_ statedKeys: [String], with heading: String) -> Bool {
        let key = TitleCleaning.key(heading)
        guard key.utf8.count > 12 else { return false }
        return statedKeys.contains { $0.hasPrefix(key) }
    }

    /// 0…100: shared words as a share of the longer of the two.
    private static func common(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return a.intersection(b).count * 100 / max(a.count, b.count)
    }
}

/// What a heading says, in the form in which the titles say the same.
enum HeadingText {
    /// The heading as one of the titles writes it when the letters are the same.
    ///
    /// A heading's parts are set apart by lines, a title's by a colon or a dash; a heading in capitals is so for its looks. A
    /// kicker or a day in front that a title leaves out is left out.
    static func text(_ heading: String, stated: [String]) -> String {
        let key = TitleCleaning.key(heading)
        guard let same = stated.first(where: { TitleCleaning.key($0) == key }) else {
            return stated.first { isEnd($0, of: key) } ?? heading
        }
        let isCapitals = !heading.unicodeScalars.contains { $0.properties.isLowercase }
        return same.utf8.count > heading.utf8.count || isCapitals ? same : heading
    }

    private static func isEnd(_ title: String, of heading: String) -> Bool {
        let key = TitleCleaning.key(title)
        // An article ("The") is no kicker.
        guard key.utf8.count >= 20, (4..<30).contains(heading.utf8.count - key.utf8.count) else { return false }
        return heading.hasSuffix(key)
    }
}
