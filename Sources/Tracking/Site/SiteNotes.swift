/// What was held back on a site, for people who ask why.
public enum SiteNotes {
    /// The name under which the store keeps what is known of an address's site.
    public static func site(of url: String) -> String { SiteName.of(url) }

    /// What each rule held back or passed over, most frequent first.
    ///
    /// - Parameter memory: what the store keeps of the site; nil knows nothing.
    /// - Returns: the rule, what it says, and how often it decided.
    public static func heldBack(_ memory: [UInt8]?) -> [(rule: String, meaning: String, count: Int)] {
        SiteModel(memory).rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { ($0.key, meanings[$0.key] ?? "", $0.value) }
    }

    private static let meanings = [
        "another-layout": "a line came or went with the layout of the page",
        "changing-region": "its place on the page changes at most looks, on other articles, too",
        "same-words": "a line holds the same words in another order",
        "changed-place": "the words stood elsewhere in the article",
        "counter": "its figures change at nearly every look",
        "leads-elsewhere": "it is the headline of another article",
        "link-line": "it is a link between paragraphs and leads away from the article",
        "not-visible": "no reader sees it: a description for machines",
        "read-otherwise": "the page is the same, and was read otherwise",
        "site-wide": "several articles show the same difference",
        "stands-elsewhere": "it appears on other articles, too",
        "still-on-page": "its words are still on the page",
        "was-on-page": "its words were on the page before",
    ]
}
