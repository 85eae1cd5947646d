/// One subcommand.
///
/// Its one definition drives parsing, `--help`, the manual page and the shell completions.
struct Command: Sendable {
    /// An example line with what it does.
    struct Example: Sendable {
        var line: String
        var meaning: String

        init(_ line: String, _ meaning: String) {
            self.line = line
            self.meaning = meaning
        }
    }

    /// Under which heading the command stands in the help.
    enum Group: String, Sendable, CaseIterable {
        case watching = "Watch"
        case reading = "Look"
        case setup = "Set up"
        case proving = "Deliver and prove"
        case tools = "Read files, without daemon or network"
        case help = "Help"
    }

    /// What is typed after `errata`.
    var name: String
    var group: Group
    /// One line, without a full stop.
    var summary: String
    /// Further paragraphs for help and manual, one string each; may be empty.
    var details: [String] = []
    var arguments: [Argument] = []
    var options: [Option] = []
    var examples: [Example] = []
    /// Whether a person may read its output screen by screen, so that a long list does not run away.
    var isPaged = false
    /// False for a command that goes on when nobody reads its output any more (`errata run | head`).
    var endsWithItsReader = true
    /// Does the work.
    ///
    /// Throw `CommandFailure` to end with a message, a hint and a code; any other error ends with 2.
    var run: @Sendable (ParsedArguments) throws -> ExitCode
}

/// What an option's value or an argument may be; checked before the command runs.
enum ValueKind: Sendable, Equatable {
    case text
    case file
    case directory
    case number(ClosedRange<Int>)
    /// `15m`, `365d`.
    case duration
    /// An instant as `TimeText` reads it: `2026-11-23`, `2026-11-23T08:05`, `yesterday`, or a duration ago: `2d`.
    case time
    case choice([String])
    /// An absolute http or https address.
    case url
    /// The same, or a host with what follows: `example.org/news`.
    case site
}

/// A word that stands by its place: `FILE`.
struct Argument: Sendable {
    /// How often it may stand.
    enum Count: Sendable { case one, optional, any, oneOrMore }

    /// In capitals.
    var name: String
    var kind: ValueKind
    var count: Count
    /// One line, without a full stop.
    var summary: String

    init(_ name: String, _ kind: ValueKind = .text, _ count: Count = .one, _ summary: String) {
        self.name = name
        self.kind = kind
        self.count = count
        self.summary = summary
    }
}

/// A word that starts with dashes, such as `--json` or `-c FILE`.
///
/// Define it once as a static value and ask `ParsedArguments` for it by that value, so that a mistyped name does not
/// compile.
struct Option: Sendable, Equatable {
    /// Without the dashes.
    var name: String
    /// Without the dash.
    var short: Character?
    /// In capitals; nil for a flag.
    var placeholder: String?
    var kind: ValueKind
    /// One line, without a full stop.
    var summary: String

    /// A flag, which is there or not.
    init(flag name: String, short: Character? = nil, _ summary: String) {
        self.name = name
        self.short = short
        self.kind = .text
        self.summary = summary
    }

    /// An option with a value; given several times, `ParsedArguments.texts` has them all and the last one counts otherwise.
    init(_ name: String, short: Character? = nil, _ placeholder: String, _ kind: ValueKind, _ summary: String) {
        self.name = name
        self.short = short
        self.placeholder = placeholder
        self.kind = kind
        self.summary = summary
    }
}

extension Option {
    static let help = Option(flag: "help", short: "h", "Show this help")
    static let color = Option(
        "color", "WHEN", .choice(["auto", "always", "never"]), "Colour the output: auto, always or never")
    static let config = Option(
        "config", short: "c", "FILE", .file, "Read this configuration instead of /etc/errata/errata.yaml")
    static let json = Option(flag: "json", "Print JSON instead of text")
    static let limit = Option("limit", short: "n", "N", .number(0...1_000_000_000), "Show at most N; 0 for all")
    static let since = Option(
        "since", "TIME", .time, "Only what was seen since then: \(TimeText.examples)")
    static let url = Option("url", "URL", .url, "The address the file was served from")
    static let batch = Option(flag: "batch", "Read cases as JSON lines from stdin and print one JSON line for each")

    /// Every command takes these.
    static let everywhere = [color, help]
}
