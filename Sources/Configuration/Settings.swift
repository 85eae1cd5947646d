public import Crypto
public import Model

/// The whole configuration, checked, with every default filled in.
public struct Settings: Sendable, Equatable {
    /// The database file.
    public var store = "/var/lib/errata/errata.db"
    /// Where the change log goes.
    public var log = LogSettings()
    /// How commands reach the daemon.
    public var control = ControlSettings()
    /// Where the page and the API are served; nil = nowhere.
    public var listen: PagePlace?
    /// Who may read and write there.
    public var access = AccessSettings()
    /// How the daemon behaves towards sites.
    public var network = NetworkSettings()
    /// How hubs reach us; nil = sources are only polled.
    public var websub: WebSubSettings?
    /// What was filled into the sources.
    public var defaults = SourceDefaults()
    /// How long things are kept.
    public var retention = RetentionSettings()
    /// Who stamps the checkpoints of the log.
    public var timestamps: [TimestampAuthority] = []
    /// Who watches the checkpoints of the log.
    public var witnesses: [WitnessSettings] = []
    /// In the order of the files; each id stands once.
    ///
    /// Interval and follow are filled in from the defaults.
    public var sources: [Source] = []
    /// How mail leaves this machine; filled into the recipients.
    public var mail = MailWay()
    /// Webhooks, then recipients of mail, in the order of the file; each name stands once.
    public var webhooks: [WebhookSettings] = []
    /// Where each source is written, by its id.
    public var places: [String: SourcePlace] = [:]
    /// What is allowed, but probably not meant.
    public var warnings: [ConfigurationMistake] = []

    /// The settings of an empty file.
    public init() {}

    /// The sources that are checked.
    public var watchedSources: [Source] { sources.filter { !$0.isPaused } }
}

/// Where a source is written.
public struct SourcePlace: Sendable, Equatable {
    /// The file.
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int
}

/// The change log files.
public struct LogSettings: Sendable, Equatable {
    /// Where the files are.
    public var directory = "/var/log/errata"
    /// Whether a Markdown page per day is written beside them.
    public var dayPages = true
    /// How much the service says of itself in the system's log.
    public var level = LogLevel.info

    /// The defaults.
    public init() {}
}

/// How much the service says of itself (syslog(3)); each level has those before it.
public enum LogLevel: String, Sendable, CaseIterable {
    case error, warning, notice, info, debug
}

/// Who stamps the signed checkpoints of the log: an authority (RFC 3161), or a command that asks somebody else.
public struct TimestampAuthority: Sendable, Equatable {
    /// Where requests are posted.
    public var url: String
    /// The certificates, PEM, that its answers must lead to.
    public var authorityFile: String
    /// The command with its arguments in place of an authority; empty for none.
    public var command: [String] = []
    /// The command that verifies a proof of the other; empty for none.
    public var verifyCommand: [String] = []

    /// What the proofs of the command are called by: its program's name.
    public var commandName: String { command.first?.split(separator: "/").last.map(String.init) ?? "" }

    /// An authority by its parts.
    public init(url: String, authorityFile: String) {
        self.url = url
        self.authorityFile = authorityFile
    }
}

/// A witness that signs the checkpoints of the log (c2sp.org/tlog-witness).
public struct WitnessSettings: Sendable, Equatable {
    /// Its submission prefix; requests go to `add-checkpoint` below it.
    public var url: String
    /// The key that its signatures are verified with.
    public var key: NoteKey

    /// A witness by its parts.
    public init(url: String, key: NoteKey) {
        self.url = url
        self.key = key
    }
}

/// How `errata status` reaches the daemon.
public struct ControlSettings: Sendable, Equatable {
    /// A Unix socket.
    public var socket = "/run/errata/errata.sock"

    /// The defaults.
    public init() {}
}

/// How the daemon behaves towards the sites it reads.
public struct NetworkSettings: Sendable, Equatable {
    /// Private address ranges that may be reached all the same, as `10.1.0.0/16` or `fd00::/8`.
    public var allow: [String] = []
    /// Where the owner of a site learns who is asking and how to complain; it stands in the User-Agent.
    public var contact: String?
    /// Replaces the whole User-Agent.
    public var userAgent: String?
    /// The shortest time between two requests to one host.
    public var spacing: Duration = .seconds(1)
    /// Requests in flight in all.
    public var concurrency = 64
    /// The longest transfer.
    public var timeout: Duration = .seconds(30)
    /// The largest body, decoded, in bytes.
    public var maximumBytes = 16 << 20
    /// What every request goes through; nil = nothing.
    public var proxy: String?
    /// Authorities to trust, PEM; nil = the system's.
    public var certificateAuthorityFile: String?

    /// The defaults.
    public init() {}
}

/// How hubs deliver news to us (WebSub).
public struct WebSubSettings: Sendable, Equatable {
    /// The public address that leads to `listen`; each subscription adds a word of its own.
    public var callback: String
    /// Where deliveries come in.
    public var listen: ListenAddress
    /// How long a subscription is asked for.
    public var lease: Duration = .days(10)
}

/// What a source takes that says nothing itself.
public struct SourceDefaults: Sendable, Equatable {
    /// The shortest time between two polls.
    public var interval: Duration = .minutes(15)
    /// How long an article is followed after it was last listed.
    public var follow: Duration = .days(365)
    /// How many articles of one source are followed at a time.
    public var articles = 10_000
    /// What sources with a tag take in their place; of several tags the first one in the file that says something.
    public var byTag: [TagDefaults] = []

    /// The defaults.
    public init() {}
}

/// What the sources with a tag take that say nothing themselves.
public struct TagDefaults: Sendable, Equatable {
    /// The tag.
    public var tag: String
    /// As in `SourceDefaults`; nil says nothing.
    public var interval: Duration?
    /// As in `SourceDefaults`; nil says nothing.
    public var follow: Duration?
    /// As in `SourceDefaults`; nil says nothing.
    public var articles: Int?

    /// A tag that says nothing.
    public init(tag: String) { self.tag = tag }
}

/// How long things are kept that no change refers to; nil = for ever.
public struct RetentionSettings: Sendable, Equatable {
    /// Raw page captures.
    public var captures: Duration?
    /// Deliveries that have been made.
    public var deliveries: Duration?

    /// The defaults.
    public init() {}
}

/// Where the page and the API are served.
public enum PagePlace: Sendable, Equatable, CustomStringConvertible {
    case address(ListenAddress)
    /// A Unix socket, for a web server in front.
    case socket(String)
    /// What systemd opened (systemd.socket(5)).
    case inherited

    /// As it stands in the file.
    public var description: String {
        switch self {
        case .address(let address): address.description
        case .socket(let path): path
        case .inherited: "systemd"
        }
    }

    /// Whether only programs of this machine can reach it; of what systemd opened nothing is known here.
    public var isLocal: Bool {
        switch self {
        case .address(let address): address.isLoopback
        case .socket: true
        case .inherited: false
        }
    }
}

/// Who may read and write on the page and in the API.
public struct AccessSettings: Sendable, Equatable {
    /// Each of these tokens lets read.
    public var read: [SecretReference] = []
    /// Each of these tokens lets read and write.
    public var write: [SecretReference] = []
    /// Names under which the page may be called beside `localhost` and addresses.
    public var names: [String] = []

    /// The defaults.
    public init() {}
}

/// A TCP address to listen on.
public struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A literal IPv4 or IPv6 address, the latter without brackets.
    public var host: String
    /// 1…65535.
    public var port: Int

    /// An address by its parts.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Whether only programs of this machine can reach it.
    public var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

    /// `127.0.0.1:8910`, `[::1]:8910`.
    public var description: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
