/// How a recipient is told by mail: where to, how often, and when not.
public struct MailSettings: Sendable, Equatable {
    /// How often a recipient is told.
    public enum Rhythm: String, Sendable, CaseIterable {
        /// A message for each change, at once.
        case each
        /// What came together within the hour.
        case hourly
        case daily
        case weekly
    }

    /// How mail leaves this machine; the same for all recipients.
    public var way = MailWay()
    /// To whom.
    public var to: [MailAddress] = []
    /// How often.
    public var rhythm = Rhythm.each
    /// When a daily or weekly digest is sent, by the clock of this machine.
    public var at = ClockTime(hour: 7, minute: 0)
    /// On which day a weekly digest is sent.
    public var weekday = Weekday.monday
    /// When nothing is sent.
    public var quiet: QuietHours?
    /// Whether the HTML part is left out.
    public var isPlain = false
    /// Where somebody gets off the list: an https address, or `mailto:`.
    public var unsubscribe: String?
    /// How often the service reports of itself; `.each` for never.
    public var report = Rhythm.each

    /// Nobody yet.
    public init() {}
}

/// How mail leaves this machine: through a server, or through a program such as sendmail.
public struct MailWay: Sendable, Equatable {
    /// Whether the connection to the server must be encrypted.
    public enum Encryption: String, Sendable, CaseIterable {
        /// Nothing is sent without.
        case required
        /// When the server offers it, which somebody on the way can prevent.
        case offered
        /// Never: for a server on this machine.
        case none
    }

    /// `smtp://host:port`, or `smtps://host:port` for TLS from the first byte; nil uses the command.
    public var server: String?
    /// A program that gets the message on standard input, with its arguments.
    public var command: [String] = []
    /// Who sends.
    public var from = MailAddress("errata@localhost")
    /// The name for the login; nil does not log in.
    public var user: String?
    /// The password for the login.
    public var password: SecretReference?
    /// Whether the connection must be encrypted.
    public var encryption = Encryption.required
    /// The PEM file of the certificate authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// Where the pages of this daemon are reached by those who get mail; nil leaves links to it out.
    public var page: String?

    /// Through nothing.
    public init() {}

    /// Whether there is a way at all.
    public var isSet: Bool { server != nil || !command.isEmpty }

    /// Server or program, which may be shown.
    public var title: String { server ?? command.first ?? "(no mail server)" }
}

/// A mailbox (RFC 5322 section 3.4), with ASCII in its address.
public struct MailAddress: Sendable, Equatable, CustomStringConvertible {
    /// What people see; empty for none.
    public var name: String
    /// `local@domain`.
    public var address: String

    /// An address that is known to be one.
    public init(_ address: String, name: String = "") {
        self.address = address
        self.name = name
    }

    /// Reads `desk@example.org` or `The desk <desk@example.org>`; nil when it is neither.
    public init?(parsing text: String) {
        var address = text
        name = ""
        if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
            address = String(text[text.index(after: open)...].dropLast())
            name = MailAddress.unquoted(text[..<open])
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, MailAddress.isLocal(parts[0]), MailAddress.isHost(parts[1]),
            name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        self.address = address
    }

    /// `desk@example.org`, or `The desk <desk@example.org>`.
    public var description: String { name.isEmpty ? address : "\(name) <\(address)>" }

    /// What stands behind the `@`.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

    private static func unquoted(_ text: Substring) -> String {
        let trimmed = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let inner = String(trimmed)
        guard inner.count > 1, inner.hasPrefix("\""), inner.hasSuffix("\"") else { return inner }
        return String(inner.dropFirst().dropLast())
    }

    /// RFC 5322 section 3.2.3: a dot-atom.
    private static func isLocal(_ text: Substring) -> Bool {
        let isAtom = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
        return isAtom && !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix(".") && !text.hasSuffix(".")
            && !text.contains("..")
    }

    private static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return !text.isEmpty
            && labels.allSatisfy { label in
                !label.isEmpty && !label.hasPrefix("-")
                    && label.utf8.allSatisfy {
                        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
                    }
            }
    }
}

/// A time of day by the clock on the wall.
public struct ClockTime: Sendable, Equatable, CustomStringConvertible {
    /// 0…23.
    public var hour: Int
    /// 0…59.
    public var minute: Int

    /// A time by its parts.
    public init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// Reads `07:30`; nil when it is none.
    public init?(parsing text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3A }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// Minutes since midnight.
    public var minutes: Int { hour * 60 + minute }

    /// `07:30`.
    public var description: String {
        (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}

/// A time of every day when nothing is sent; it may lead over midnight.
public struct QuietHours: Sendable, Equatable, CustomStringConvertible {
    /// When it begins.
    public var from: ClockTime
    /// When it is over.
    public var to: ClockTime

    /// Reads `22:00-07:00`; nil when it is none, or the whole day.
    public init?(parsing text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = ClockTime(parsing: String(parts[0])),
            let to = ClockTime(parsing: String(parts[1])), from != to
        else { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Whether that time of day lies in it.
    public func contains(_ time: ClockTime) -> Bool {
        from.minutes < to.minutes
            ? (from.minutes..<to.minutes).contains(time.minutes)
            : time.minutes >= from.minutes || time.minutes < to.minutes
    }

    /// `22:00-07:00`.
    public var description: String { "\(from)-\(to)" }
}

/// A day of the week.
public enum Weekday: String, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
