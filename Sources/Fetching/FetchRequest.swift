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
    /// When the page was last asked for without conditions.
    ///
    /// A page is asked so about once a day, since many sites send a `Last-Modified` that stands still when a page is
    /// edited. Nil leaves the conditions as they are.
    public var lastUnconditional: Timestamp?
    /// Gather `Fetch.steps`; costs a little, so only for people who look.
    public var explains = false

    /// A request for that address.
    public init(url: String, purpose: Purpose) {
        self.url = url
        self.purpose = purpose
    }
}

/// What a server gave us to recognise the state of a page by (RFC 9110 section 8.8), byte for byte.
///
/// Store the ones of a fetch only once its page was read without damage: the validators of half a feed would freeze it.
public struct Validators: Sendable, Equatable {
    /// The address that gave them; they are sent to no other.
    public var url: String
    /// The `ETag` field with its quotes.
    public var entityTag: [UInt8]?
    /// The `Last-Modified` field as written.
    public var lastModified: [UInt8]?
    /// How long the answer was called fresh; a 304 that says nothing keeps it.
    public var lifetime: Duration?

    /// Validators of an address by their bytes.
    public init(url: String, entityTag: [UInt8]? = nil, lastModified: [UInt8]? = nil, lifetime: Duration? = nil) {
        self.url = url
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.lifetime = lifetime
    }

    /// Whether there is anything to ask a conditional question with.
    public var isEmpty: Bool { entityTag == nil && lastModified == nil }
}
