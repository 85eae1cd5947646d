public import Model

/// How the daemon is doing: facts only; `attention` draws the conclusions.
public struct StatusReport: Sendable, Equatable {
    /// Sources by how they are doing.
    public struct Sources: Sendable, Equatable {
        /// Answered at the last check.
        public var fine = 0
        /// Did not answer, or not with a document.
        public var failing = 0
        /// Fine, and without anything new for long.
        public var quiet = 0
        /// The failing ones, the longest first; a few suffice.
        public var troubles: [SourceTrouble] = []

        /// No sources.
        public init() {}
    }

    /// A source that cannot be read.
    public struct SourceTrouble: Sendable, Equatable {
        /// Its id.
        public var id: String
        /// What people call it.
        public var name: String
        /// Since when it fails.
        public var since: Timestamp
        /// Why, in words.
        public var reason: String

        /// A trouble by its parts.
        public init(id: String, name: String, since: Timestamp, reason: String) {
            self.id = id
            self.name = name
            self.since = since
            self.reason = reason
        }
    }

    /// What one source has waiting.
    public struct Queue: Sendable, Equatable {
        /// What people call the source.
        public var name: String
        /// Its articles that are due.
        public var due: Int

        /// A queue by its source.
        public init(name: String, due: Int) {
            self.name = name
            self.due = due
        }
    }

    /// A document that was given up, or is left alone.
    public struct UnreadDocument: Sendable, Equatable {
        /// The source's id.
        public var source: String
        /// Where it came from.
        public var url: String
        /// Why it was not read.
        public var reason: String

        /// A document by its parts.
        public init(source: String, url: String, reason: String) {
            self.source = source
            self.url = url
            self.reason = reason
        }
    }

    /// Work ahead of the scheduler.
    public struct Checks: Sendable, Equatable {
        /// Due now, running ones included.
        public var due = 0
        /// Of these, those that are under way; the others wait for their host's pace, or for their source's share.
        public var running = 0
        /// Of the due ones, those that should have begun more than a minute ago.
        public var overdue = 0
        /// How late the latest one is.
        public var longestWait = Duration.zero
        /// How late the latest one is that was made before; a first look may wait long for its host's pace.
        public var longestDelay = Duration.zero
        /// The sources with the most articles waiting, a few.
        public var queues: [Queue] = []
        /// When the next one falls due; nil when none is planned.
        public var next: Timestamp?
        /// Made since the daemon started.
        public var made = 0

        /// No checks.
        public init() {}
    }

    /// The newest record of the log.
    public struct LastChange: Sendable, Equatable {
        /// Its number.
        public var sequence: Int64
        /// When it was observed.
        public var at: Timestamp
        /// Its type, such as `article.changed`.
        public var type: String
        /// What it is about.
        public var title: String

        /// A change by its parts.
        public init(sequence: Int64, at: Timestamp, type: String, title: String) {
            self.sequence = sequence
            self.at = at
            self.type = type
            self.title = title
        }
    }

    /// One receiver.
    public struct Webhook: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Whether it is told by mail.
        public var isMail = false
        /// Deliveries that are not made yet.
        public var waiting = 0
        /// Deliveries that were given up.
        public var dead = 0
        /// The first failure since the last success.
        public var failingSince: Timestamp?
        /// Why nothing is sent to it any more; nil while it is enabled.
        public var disabledReason: String?
        /// When the oldest waiting delivery was made.
        public var oldestWaiting: Timestamp?

        /// A receiver with nothing to do.
        public init(name: String) { self.name = name }

        /// What people call it.
        public var title: String { (isMail ? "recipient " : "webhook ") + name }
    }

    /// Ends that nobody asked for: a crash, a kill, a power loss.
    public struct UncleanEnds: Sendable, Equatable {
        /// In the last 24 hours.
        public var recent = 0
        /// Since the store was made.
        public var total = 0
        /// When the start after the last of them was; nil when there was none in the last 24 hours.
        public var last: Timestamp?

        /// None.
        public init() {}
    }

    /// Room on the store's disk, in bytes.
    public struct Disk: Sendable, Equatable {
        /// Free for the service.
        public var free = 0
        /// In all.
        public var total = 0
        /// What the store takes.
        public var store = 0

        /// Unknown.
        public init() {}
    }

    /// The program's version.
    public var version: String
    /// When the report was made.
    public var at: Timestamp
    /// When the daemon started.
    public var runningSince: Timestamp
    /// Starts that followed an end nobody asked for.
    public var uncleanEnds = UncleanEnds()
    /// One thing that happened and that a person should know of.
    public struct Incident: Sendable, Equatable {
        /// When it was noticed.
        public var at: Timestamp
        /// What it was, in words.
        public var text: String

        /// An incident by its parts.
        public init(at: Timestamp, text: String) {
            self.at = at
            self.text = text
        }
    }

    /// Damage to the change log within the last 24 hours, the latest last.
    public var logIncidents: [Incident] = []
    /// The names of damaged log files that are kept until somebody deletes them.
    public var keptLogFiles: [String] = []
    /// Why the change log cannot be written, while checks go on all the same; nil when it can.
    public var logProblem: String?
    /// The key that signed the log before the present one, when it was replaced within the last days.
    public var replacedKey: Incident?
    /// Whether the search index was found damaged.
    public var hasDamagedSearchIndex = false
    /// Why checks are paused, such as a full disk; nil when they run.
    public var pausedReason: String?
    /// What went wrong with the last reload; nil when nothing did.
    public var configurationProblem: String?
    /// Keys that were changed and hold only after a restart, as `listen, store`; nil when there are none.
    public var waitsForRestart: String?
    /// Which secrets cannot be read, and why; nil when all can.
    public var secretProblem: String?
    /// Which credentials were changed after the start; nil when none was.
    public var staleCredentials: String?
    /// The sources.
    public var sources = Sources()
    /// Articles whose pages are looked at.
    public var articlesFollowed = 0
    /// The scheduler's work.
    public var checks = Checks()
    /// Documents that were not read, a few.
    public var unread: [UnreadDocument] = []
    /// What no single check reports: a silent or noisy source, a clock that was set, a certificate that ends.
    public var warnings: [Attention] = []
    /// The newest record; nil before the first.
    public var lastChange: LastChange?
    /// Records that are in the store and not in the log file yet.
    public var logLag = 0
    /// The receivers, in the order of the configuration.
    public var webhooks: [Webhook] = []
    /// The disk of the store.
    public var disk = Disk()
    /// Resident memory of the daemon, in bytes.
    public var memory = 0

    /// A report of a daemon that has just started.
    public init(version: String, at: Timestamp, runningSince: Timestamp) {
        self.version = version
        self.at = at
        self.runningSince = runningSince
    }

    /// Deliveries that are not made yet.
    public var waitingDeliveries: Int { webhooks.reduce(0) { $0 + $1.waiting } }

    /// Deliveries that were given up.
    public var deadDeliveries: Int { webhooks.reduce(0) { $0 + $1.dead } }

    /// Whether nothing needs a person.
    public var isFine: Bool { attention.isEmpty }
}
