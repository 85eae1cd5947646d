/// Finds the feeds that a web page offers.
public enum FeedDiscovery {
    /// The feeds in `<link rel="alternate">` elements, best first, then links whose address looks like a feed.
    ///
    /// - Parameters:
    ///   - html: the page as UTF-8.
    ///   - url: its address, for relative links.
    /// - Returns: each address once.
    public static func links(inHTML html: [UInt8], url: String?) -> [FeedLink] { [] }

    /// The feeds in an HTTP `Link` header (RFC 8288).
    ///
    /// - Parameters:
    ///   - value: the header's value; several headers are joined by commas.
    ///   - url: the address of the response, for relative links.
    /// - Returns: each address once.
    public static func links(inHeader value: String, url: String?) -> [FeedLink] { [] }
}
