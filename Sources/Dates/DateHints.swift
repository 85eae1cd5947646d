public import Model

/// What is known about the page around a date; everything may be absent.
public struct DateHints: Sendable, Equatable {
    /// A language tag, such as `de` or `pt-BR`; decides the order of day and month and the meaning of short words.
    public var language: String?
    /// An ISO 3166 country code in any case, such as `IN`, from the address or the site.
    public var country: String?
    /// A machine-readable stamp of the same page that means the same event; resolves zones that are missing or
    /// ambiguous.
    public var twin: Timestamp?
    /// When the page was fetched: what "3 hours ago" and "January 12" without a year count from.
    public var referenceTime: Timestamp?

    /// Hints by their parts.
    public init(
        language: String? = nil, country: String? = nil, twin: Timestamp? = nil, referenceTime: Timestamp? = nil
    ) {
        self.language = language
        self.country = country
        self.twin = twin
        self.referenceTime = referenceTime
    }
}
