/// What the user asked to watch.
public struct Source: Sendable, Equatable {
    /// How its document is read.
    public enum Kind: String, Sendable, CaseIterable {
        /// A document that lists entries: RSS, Atom, JSON Feed.
        case feed
        /// One page, watched itself.
        case page
        /// An HTML page whose links lead to articles.
        case listing
        /// A sitemap; its URLs are articles.
        case sitemap
    }

    /// Stable name in the store and the log: lower-case letters, digits and `-`.
    public var id: String
    /// How its document is read.
    public var kind: Kind
    /// What is polled.
    public var url: String
    /// What people see.
    public var name: String
    /// The user's own words, to filter by.
    public var tags: [String] = []
    /// Whether it is not checked for now.
    public var isPaused = false
    /// The shortest time between two polls; nil takes the default.
    public var interval: Duration?
    /// How long an article is followed after it was last listed; nil takes the default.
    public var follow: Duration?
    /// How many of its articles are followed at a time; nil = as configured for all.
    public var articleLimit: Int?
    /// How its pages are read.
    public var rules = PageRules()
    /// How it is asked.
    public var request = RequestOptions()

    /// A source by what every source has.
    public init(id: String, kind: Kind, url: String, name: String) {
        self.id = id
        self.kind = kind
        self.url = url
        self.name = name
    }
}

/// The user's own rules for reading a source's pages; each selector is CSS or XPath.
public struct PageRules: Sendable, Equatable {
    /// What holds the article; empty = found by itself.
    public var select: [String] = []
    /// What is not the article.
    public var ignore: [String] = []
    /// What holds the headline.
    public var title: String?
    /// What holds the publication date.
    public var date: String?
    /// On a listing: the links that lead to articles.
    public var links: String?
    /// Readers' comments are read as a part of the article, so that changes of them are told.
    public var followsComments = false

    /// No rules.
    public init() {}

    /// True when nothing was set.
    public var isEmpty: Bool { self == PageRules() }

    /// True when the reader alone decides what is the text.
    public var leavesTextAlone: Bool { select.isEmpty && ignore.isEmpty }
}

/// How a source wants to be asked.
///
/// Secrets stand in files; only their paths are here.
public struct RequestOptions: Sendable, Equatable {
    /// Extra header fields, in order.
    public var headers: [Header] = []
    /// In place of the usual one.
    public var userAgent: String?
    /// `http://host:port` or `socks5h://host:port`; never taken from the environment.
    public var proxy: String?
    /// `user:password` for basic authentication, and the token for `Authorization: Bearer`.
    public var basicAuthentication: SecretReference?
    /// The token for `Authorization: Bearer`.
    public var bearerToken: SecretReference?
    /// A Netscape cookie file that is sent and never written.
    public var cookiesFile: String?
    /// PEM file.
    public var clientCertificate: String?
    /// PEM file.
    public var clientKey: String?
    /// PEM file, in place of the system's.
    public var certificateAuthorityFile: String?
    /// Believe any certificate of the source's own host; never for others.
    public var isInsecure = false
    /// An external command that prints the page, for sites that need a browser; `{url}` is replaced.
    public var renderCommand: [String] = []
    /// What that command and its children may use, in bytes; nil takes the default.
    public var renderMemory: Int?
    /// Largest body, decoded, in bytes; nil takes the default.
    public var maximumBytes: Int?
    /// Longest transfer; nil takes the default.
    public var timeout: Duration?

    /// One header field.
    public struct Header: Sendable, Equatable {
        /// As sent.
        public var name: String
        /// As sent.
        public var value: String

        /// A field by name and value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The usual way.
    public init() {}
}

/// Where a secret can be read; never the secret itself.
public enum SecretReference: Sendable, Equatable {
    /// A file only the service can read.
    case file(String)
    /// A systemd credential: a file of that name in `$CREDENTIALS_DIRECTORY`.
    case credential(String)
}
