public import Model

/// What is to be fetched, and all that is already known of it.
public struct FetchRequest: Sendable {
    /// What the answer will be read as; decides the `Accept` field.
    public enum Purpose: String, Sendable, CaseIterable {
        case feed
        /// An article or a watched page.
        case page
        case listing
        case sitemap
    }

    /// An absolute `http` or `https` address; user information in it is used as basic authentication.
    public var url: String
    /// What the answer will be read as.
    public var purpose: Purpose
    /// What the last good answer left; nil asks without conditions.
    public var validators: Validators?
    /// How the source wants to be asked.
    public var options = RequestOptions()
    /// The source's own address; nil when it is the one that is asked for.
    ///
    /// Credentials, cookies and own header fields go to its origin only, so that the articles a feed lists at other
    /// hosts, and a redirect, never see them.
    public var home: String?
    /// True for pages that the program found itself; an address that a person configured is that person's word.
    public var obeysRobots = false
    /// Ask without conditions although validators are known: what was read last is not settled yet.
    public var asksWhole = false
    /// What the validators have been worth; decides whether they are sent.
    public var trust = ValidatorTrust()
    /// SHA-256 of the document that the validators belong to; nil when it is not known.
    ///
    /// The same bytes in full to a conditional request mean that the server did not understand the condition.
    public var bodySHA256: [UInt8]?
    /// Whether a page that asks browsers to load another one instead is followed there; nil never follows.
    ///
    /// Only the reader of the page can say whether it stands for itself. Asked for pages that name another address.
    public var leadsOn: (@Sendable (_ page: Page, _ refresh: PageRefresh) -> Bool)?
    /// Gather `Fetch.steps`; costs a little, so only for people who look.
    public var explains = false

    /// A request for that address.
    public init(url: String, purpose: Purpose) {
        self.url = url
        self.purpose = purpose
    }
}
