/// All that is remembered about a source between two checks.
public struct SourceState: Sendable, Equatable {
    /// Who a source is; settings live in the configuration.
    public var id: String
    /// What sort it is.
    public var kind: Source.Kind
    /// The address as configured.
    public var url: String
    /// What people see.
    public var name: String
    /// The user's own labels.
    public var tags: [String]
    /// False when the configuration no longer names it; nothing of it is lost.
    public var isActive: Bool

    /// Nil when it shall not be checked.
    public var nextCheckAt: Timestamp?
    /// When it is looked at next; nil when nobody looks.
    public var plannedCheckAt: Timestamp? { isActive ? nextCheckAt : nil }
    /// When it was last looked at.
    public var lastCheckedAt: Timestamp?
    /// When its document last had other bytes than before.
    public var lastChangedAt: Timestamp?
    /// When it was first configured.
    public var addedAt: Timestamp
    /// How the last check ended.
    public var lastOutcome: CheckOutcome?
    /// What a person should know about the last outcome; nil when all is well.
    public var lastDetail: String?
    /// What was not read of the pages of its articles, in words; nil when all was.
    ///
    /// Read with the source, never stored.
    public var pagesLeftOut: String?
    /// Failures up to now.
    public var failures = Failures.none
    /// Whether `source.failing` was recorded and `source.recovered` was not.
    public var isReportedFailing = false
    /// What to ask conditionally with.
    public var validators = StoredValidators()
    /// SHA-256 of the last document, for servers without validators.
    public var bodySHA256: [UInt8]?
    /// Where permanent redirects have led; nil = the configured address.
    public var permanentURL: String?
    /// The document's own title.
    public var title: String?
    /// Room for whoever checks sources, in their own encoding.
    public var memo: [UInt8]?
    /// Counts the stored states: one that is out of date is refused.
    package var revision: Int64 = 0

    /// A source as it is first configured, before any check.
    public init(
        id: String, kind: Source.Kind, url: String, name: String, tags: [String], isActive: Bool, addedAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.url = url
        self.name = name
        self.tags = tags
        self.isActive = isActive
        self.addedAt = addedAt
    }
}
