/// Lists of subscriptions in OPML 1.0 and 2.0.
public enum OPML {
    /// One subscription.
    public struct Outline: Sendable, Equatable {
        /// The feed's address.
        public var feedURL: String
        /// The site's address.
        public var siteURL: String?
        /// What the list calls it.
        public var title: String?
        /// The folders around it, outermost first.
        public var folders: [String]

        /// A subscription by its address.
        public init(feedURL: String, siteURL: String? = nil, title: String? = nil, folders: [String] = []) {
            self.feedURL = feedURL
            self.siteURL = siteURL
            self.title = title
            self.folders = folders
        }
    }

    /// Reads the subscriptions of a document, in order, each once; nil when it is no OPML.
    public static func read(_ bytes: [UInt8]) -> [Outline]? { nil }

    /// Writes an OPML 2.0 document.
    ///
    /// - Parameters:
    ///   - outlines: the subscriptions; those with the same folders are put together.
    ///   - title: the title of the list.
    /// - Returns: the document as UTF-8.
    public static func write(_ outlines: [Outline], title: String) -> [UInt8] { [] }
}
