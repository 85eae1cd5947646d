public import Curl
import Model

/// The manners of a fetcher: who it is, how patient, how curious.
public struct FetchPolicy: Sendable {
    /// Constant for all requests of sources that do not set their own.
    public var userAgent: String
    /// The product name that robots.txt groups are matched with.
    public var robotsToken = "errata"
    /// Which hosts may be contacted at all.
    public var addressGuard = AddressGuard()
    /// Time between the end of one exchange with a host and the start of the next.
    public var hostSpacing = Duration.seconds(1)
    /// The longest that a fetch waits for its turn at a host; beyond, it ends as `throttled` at once.
    public var longestWait = Duration.seconds(30)
    /// The limits of a transfer for sources that do not set their own.
    public var limits = TransferLimits()
    /// More hops than these end a fetch.
    public var maximumRedirects = 8
    /// What every request goes through whose source names no proxy of its own; nil goes direct.
    public var proxy: String?
    /// The authorities trusted for sources that do not name their own.
    public var authorityFile = TLSOptions.systemAuthorityFile
    /// Render commands that run at once; each may be a whole browser.
    public var maximumRenders = 2
    /// What a render command may use that does not set its own, in bytes.
    public var renderMemory = 1 << 30
    /// What turns a PDF on its standard input into `pdftotext -bbox-layout`'s output.
    public var pdfCommand = ["pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"]
    /// The longest that a PDF may take to be read.
    public var pdfTime = Duration.seconds(20)
    /// How often a page is asked for without conditions.
    public var unconditionalEvery = Duration.days(1)
    /// The longest that a fetch takes with all its redirects, its waits for a turn left aside.
    public var longestFetch = Duration.minutes(2)
    /// The longest wait that a server's `Retry-After` can impose.
    public var longestRetryAfter = Duration.days(1)
    /// How many hosts are kept in mind; the others are asked of the `HostMemory` when needed.
    public var rememberedHosts = 4096

    /// Good manners.
    ///
    /// - Parameters:
    ///   - version: of this program.
    ///   - contact: an address where a site's operator can read who this is.
    public init(version: String, contact: String? = nil) {
        userAgent = "errata/\(version)" + (contact.map { " (+\($0))" } ?? "")
    }
}
