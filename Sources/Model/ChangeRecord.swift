/// What the change log says about one event: an edit of an article, or a step in the life of an article or a source.
public struct ChangeRecord: Sendable, Equatable {
    /// What happened, worded as an observation.
    public enum EventType: String, Sendable, CaseIterable {
        case articlePublished = "article.published"
        case articleChanged = "article.changed"
        case articleMoved = "article.moved"
        case articleRemoved = "article.removed"
        case articleRestored = "article.restored"
        case articleBlocked = "article.blocked"
        case articleReprocessed = "article.reprocessed"
        /// Texts were removed from the store and the log on somebody's right.
        case articleErased = "article.erased"
        case siteChanged = "site.changed"
        case sourceFailing = "source.failing"
        case sourceRecovered = "source.recovered"
        case sourceMoved = "source.moved"
        case sourceGone = "source.gone"
        /// The service itself needs a person; told, and never in the log.
        case systemRaised = "system.raised"
        /// It needs nobody for that any more; told, and never in the log.
        case systemCleared = "system.cleared"

        /// Those that the log can have.
        public static let logged = allCases.filter { $0 != .systemRaised && $0 != .systemCleared }
    }

    /// The source it was seen through.
    public struct SourceReference: Sendable, Equatable {
        /// The source's name in the configuration and the store.
        public var id: String
        /// What people see.
        public var name: String
        /// The user's own words.
        public var tags: [String]

        /// A reference by its parts.
        public init(id: String, name: String, tags: [String] = []) {
            self.id = id
            self.name = name
            self.tags = tags
        }
    }

    /// The article it is about.
    public struct ArticleReference: Sendable, Equatable {
        /// `art_…`, for ever.
        public var id: String
        /// The address it was last seen at.
        public var url: String
        /// The headline as last seen.
        public var title: String?
        /// The language of its text as a tag such as `de-AT`; nil when the text was not read for this event.
        public var language: String?

        /// A reference by its parts.
        public init(id: String, url: String, title: String? = nil, language: String? = nil) {
            self.id = id
            self.url = url
            self.title = title
            self.language = language
        }
    }

    /// How much was changed.
    public struct Statistics: Sendable, Equatable {
        /// Words that came.
        public var wordsAdded: Int
        /// Words that went.
        public var wordsRemoved: Int
        /// 0…1; 1 is the same text.
        public var similarity: Double

        /// Statistics by their parts.
        public init(wordsAdded: Int = 0, wordsRemoved: Int = 0, similarity: Double = 1) {
            self.wordsAdded = wordsAdded
            self.wordsRemoved = wordsRemoved
            self.similarity = similarity
        }
    }

    /// `chg_…`, unique for ever.
    public var id: String
    /// What happened.
    public var type: EventType
    /// When it was noticed.
    public var observedAt: Timestamp
    /// The source it was seen through.
    public var source: SourceReference
    /// The article it is about; nil for what happens to a source.
    public var article: ArticleReference?
    /// Version numbers, 1 for the first; `from` is nil for the first version.
    public var versionFrom: Int?
    /// The number of the version that was made.
    public var versionTo: Int?
    /// The event happened after this observation of the old state.
    public var lastSeenOld: Timestamp?
    /// The event happened not later than this observation of the new state.
    public var firstSeenNew: Timestamp?
    /// Whether the publisher made it known.
    public var disclosure: Disclosure?
    /// Why, in words.
    public var disclosureReason: String?
    /// How much it matters.
    public var severity: Severity = .minor
    /// What it means, most important first.
    public var kinds: [EditKind] = []
    /// What the old version states.
    public var stampsBefore: [Stamp] = []
    /// What the new version states.
    public var stampsAfter: [Stamp] = []
    /// What was done, in reading order.
    public var edits: [Edit] = []
    /// How much was changed.
    public var statistics: Statistics?
    /// SHA-256 of the captured page bytes, hex.
    public var beforeSHA256: String?
    /// SHA-256 of the new capture, hex.
    public var afterSHA256: String?
    /// The observations in words: `present at …; 404 at …, …`.
    public var observation: String?
    /// Where a moved article or source was and is.
    public var movedFrom: String?
    /// The new address.
    public var movedTo: String?
    /// What was erased; only of `article.erased`.
    public var erasure: Erasure?
    /// The archive that it was read from; nil of what was seen live.
    public var imported: ImportMark?
    /// Whether the texts of this record were erased.
    public var isErased = false

    /// A record with what every record has.
    public init(id: String, type: EventType, observedAt: Timestamp, source: SourceReference) {
        self.id = id
        self.type = type
        self.observedAt = observedAt
        self.source = source
    }
}
