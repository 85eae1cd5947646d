import Articles
public import Fetching
public import Model
import Tracking

/// Whether a page that asks browsers to load another one stands for itself or only leads on.
enum PageLead {
    /// A browser that goes on so soon shows the page to nobody.
    static let atOnce = Duration.seconds(1)
    /// A page that waits longer reloads itself for those who stay, or gives up a session.
    static let longestDelay = Duration.seconds(120)
    /// Bytes of the longest page that is taken for one that only leads on.
    static let longestBody = 256 << 10

    /// The question for a source's document: one that can be read stands for itself.
    static func ofDocuments(_ source: Source) -> @Sendable (Page, PageRefresh) -> Bool {
        { page, refresh in
            leads(page, refresh) {
                if case .unreadable = SourceDocument.read(page, source: source) { true } else { false }
            }
        }
    }

    /// The question for an article's page: one with a text stands for itself.
    static func ofPages(_ source: Source, anchor: EntryAnchor? = nil) -> @Sendable (Page, PageRefresh) -> Bool {
        { page, refresh in
            leads(page, refresh) {
                LeadingPage.isOne(
                    ObservedPage(page), source: source, anchor: anchor,
                    below: refresh.isGuessed ? LeadingPage.fewestWordsBesideScript : LeadingPage.fewestWords)
            }
        }
    }

    private static func leads(_ page: Page, _ refresh: PageRefresh, _ isEmpty: () -> Bool) -> Bool {
        if refresh.delay <= atOnce, !refresh.isGuessed { return true }
        // It is read here, without a budget; what only leads on is short.
        guard refresh.delay <= longestDelay, !leadsHome(refresh), page.body.count <= longestBody else { return false }
        return isEmpty()
    }

    /// A repair page or a wall sends people to the top of the site, and is no move of what it stands for.
    private static func leadsHome(_ refresh: PageRefresh) -> Bool { refresh.target.path.count <= 1 }
}

extension FetchRequest {
    /// Follows pages that only lead on, as the daemon's checks of that source do.
    public mutating func followLeads(of source: Source) {
        leadsOn = source.kind == .page ? PageLead.ofPages(source) : PageLead.ofDocuments(source)
    }
}
