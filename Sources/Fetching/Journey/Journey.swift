import Curl
import Model

/// One fetch on its way: where it has been, what it carries, and what it has learned.
struct Journey {
    /// What was asked conditionally, and how.
    struct Condition {
        var shape: TagShape
        var form: ConditionForm
        /// Whether a date was at hand, too.
        var hasDate: Bool
        var tag: [UInt8]
    }

    /// A page without a text that was left on a guess.
    struct Guess {
        var page: Page
        var response: TransferResponse
        var journey: Journey
    }

    let request: FetchRequest
    /// Credentials and the source's own header fields go nowhere else.
    let home: WebAddress
    let startedAt: Timestamp
    /// Where the next question goes; no user information, no fragment.
    var address: WebAddress {
        didSet {
            url = address.description
            host = Journey.host(of: address)
        }
    }
    /// That address as text; asked for at every step, so it is put together once.
    private(set) var url: String
    /// The host whose turn is needed.
    private(set) var host: String
    var cookies = Cookies()
    var hops: [Fetch.Hop] = []
    /// The exchanges of the hops, of pages.
    var exchanges: [HTTPExchange] = []
    var validators: Validators?
    var wasUnconditional = true
    /// The tag that the last question was asked with; nil when there was none.
    var condition: Condition?
    var freshFor: Duration?
    var retryAfter: Timestamp?
    private(set) var permanentURL: String?
    private(set) var steps: [String] = []
    /// The page that a guess led away from, with the way up to it: a guess that finds nothing was none.
    var guesses: [Guess] = []
    private var isPermanentSoFar = true
    private let isOwnAddress: Bool
    /// A handful, so a list is enough.
    private var seen: [String] = []

    init(_ request: FetchRequest, startedAt: Timestamp) {
        self.request = request
        self.startedAt = startedAt
        let asked = WebAddress(request.url)
        isOwnAddress = request.home == nil || request.home == request.url
        home = isOwnAddress ? asked : WebAddress(request.home ?? "")
        let address = asked.bare
        self.address = address
        url = address.description
        host = Journey.host(of: address)
        validators = request.validators
    }

    /// `WebAddress` keeps hosts in lower case.
    private static func host(of address: WebAddress) -> String { address.host ?? "" }

    /// The host of an address as `host` would be.
    static func host(of url: String) -> String { host(of: WebAddress(url).bare) }

    /// Whether the address is the source's own, or its own over TLS.
    var isAtHome: Bool { isOwnAddress && hops.isEmpty || isHome(address) }

    /// Whether that address has the source's own origin, or its own over TLS.
    func isHome(_ place: WebAddress) -> Bool {
        place.hasOrigin(of: home) || place.hasOrigin(of: StrictTransport.upgraded(home))
    }

    /// Whether a command of the user's obtains the page; it is for pages, never for feeds.
    var isRendered: Bool {
        !request.options.renderCommand.isEmpty && (request.purpose == .page || request.purpose == .listing)
    }

    /// Adds a line to the explanation, when one was asked for.
    mutating func note(_ line: (Journey) -> String) {
        if request.explains { steps.append(line(self)) }
    }

    /// Notes that the address is asked for now, with the cookies of now.
    mutating func willAsk() { seen.append(key) }

    /// Turns to where a redirect leads; a reason when it leads nowhere.
    ///
    /// The same address may come up again only with other cookies, or it is a loop.
    mutating func follow(_ status: Int, _ headers: HeaderFields) -> String? {
        guard let location = headers.first("location"), !location.isEmpty else { return "no Location" }
        guard location.count <= 8192 else { return "a Location of \(location.count) bytes" }
        let target = WebAddress.resolve(String(decoding: location, as: UTF8.self), base: address)
        return turn(to: target, isPermanent: status == 301 || status == 308)
    }

    /// Turns to another address on the way; a reason when it is none to go to.
    mutating func turn(to target: WebAddress, isPermanent: Bool) -> String? {
        guard target.isWeb else { return "to \(target.scheme ?? "no"), which is not a web address" }
        if address.scheme == "https", target.scheme == "http" { note { _ in "the redirect leaves TLS" } }
        address = target.bare
        guard !seen.contains(key) else { return "a loop through \(address)" }
        isPermanentSoFar = isPermanentSoFar && isPermanent
        if isPermanentSoFar { permanentURL = url }
        return nil
    }

    /// Takes over what was explained and where it was asked after this page had been left.
    mutating func resume(_ steps: [String], _ hops: [Fetch.Hop]) {
        self.steps = steps
        self.hops = hops
    }

    private var key: String {
        cookies.field(host: host).map { url + "\n" + String(decoding: $0, as: UTF8.self) } ?? url
    }

    private func validatorAnswer(_ outcome: FetchOutcome) -> ValidatorAnswer? {
        switch outcome {
        case .notModified: return .unmodified
        case .fresh:
            guard wasUnconditional, let held = request.validators, held.url == url, !held.isEmpty else {
                return .whole(nil)
            }
            let hadDateOnly = held.entityTag == nil && held.lastModified == nil
            return .whole(.init(stoodStill: validators.map(held.recognise) ?? false, hadDateOnly: hadDateOnly))
        default: return nil
        }
    }

    /// The result once the way is over.
    func ended(_ outcome: FetchOutcome, at now: Timestamp) -> Fetch {
        var fetch = Fetch(
            outcome: outcome, finalURL: url, hops: hops, wasUnconditional: wasUnconditional,
            startedAt: startedAt, fetchedAt: now, steps: steps)
        fetch.permanentURL = permanentURL == request.url ? nil : permanentURL
        fetch.validators = validators
        fetch.validatorAnswer = validatorAnswer(outcome)
        fetch.freshFor = freshFor
        fetch.retryAfter = retryAfter
        fetch.exchanges = exchanges
        return fetch
    }
}

extension WebAddress {
    /// Without user information and fragment, and in the bytes that a request line may hold.
    var bare: WebAddress {
        var copy = withoutFragment
        copy.userInformation = nil
        copy.path = WebAddress.ascii(path)
        copy.query = query.map { WebAddress.ascii($0) }
        return copy
    }

    /// What robots.txt rules are matched with.
    var target: String { path + (query.map { "?" + $0 } ?? "") }

    /// `/é` becomes `/%C3%A9`, as browsers send it.
    private static func ascii(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            if byte < 0x80 {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
