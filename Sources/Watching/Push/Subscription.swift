import Basics
import Crypto
import JSON
import Model

/// A source's subscription at a hub (W3C WebSub), as it is kept over a restart.
struct Subscription: Sendable, Equatable {
    /// Where it stands.
    enum State: String, Sendable {
        /// It shall be, and the hub has not verified it yet.
        case wanted
        /// Verified; the hub delivers until the lease ends.
        case active
        /// The hub does not want it.
        case denied
        /// It shall end.
        case leaving
    }

    /// The source's id.
    let source: String
    /// The last word of the callback; nobody can guess it.
    let token: String
    /// Signs the deliveries.
    let secret: String
    /// The whole callback.
    var callback: String
    /// All hubs that the source names; the first is asked, after failures the next.
    var hubs: [String]
    /// The source's address at the hub.
    let topic: String
    var state = State.wanted
    /// When the hub was last asked.
    var requestedAt: Timestamp?
    /// Why the last request was not taken; nil when it was.
    var refusal: String?
    /// Requests since the last verification.
    var attempts = 0
    /// When the hub is asked next; nil asks no more.
    var nextRequestAt: Timestamp?
    var leaseEnds: Timestamp?
    var lastDeliveredAt: Timestamp?
    /// Polls that found news of which the hub had not told.
    var misses = 0

    /// How long after a request its verification is believed.
    static let patience = Duration.hours(1)
    /// A subscription whose hub forgets us so often is worth nothing.
    static let maximumMisses = 3

    /// A new one, with a callback and a secret of its own.
    init(source: String, hubs: [String], topic: String, callback: String, now: Timestamp) {
        self.source = source
        token = Hex.encode(SecureRandom.bytes(16))
        secret = Hex.encode(SecureRandom.bytes(32))
        self.callback = callback + (callback.hasSuffix("/") ? "" : "/") + token
        self.hubs = hubs
        self.topic = topic
        nextRequestAt = now
    }

    /// The hub whose turn it is.
    var hub: String { hubs[(attempts / 2) % hubs.count] }

    /// Whether news come by themselves, so that polls are a safety net only.
    func isPushed(_ now: Timestamp) -> Bool {
        state == .active && misses < Subscription.maximumMisses && leaseEnds.map { $0 > now } ?? false
    }

    /// The fields of the request that is due.
    func form(lease: Duration) -> [(name: String, value: String)] {
        var form = [
            (name: "hub.callback", value: callback),
            (name: "hub.mode", value: state == .leaving ? "unsubscribe" : "subscribe"),
            (name: "hub.topic", value: topic),
        ]
        guard state != .leaving else { return form }
        form.append((name: "hub.lease_seconds", value: "\(lease.components.seconds)"))
        // Also over plain HTTP: a delivery that anybody can forge would be worse than a secret that some can read.
        form.append((name: "hub.secret", value: secret))
        return form
    }

    /// Whether a delivery is the hub's: `X-Hub-Signature: method=hex`, over the bytes as they came.
    func isSigned(_ signature: String?, _ body: [UInt8]) -> Bool {
        guard let parts = signature?.split(separator: "=", maxSplits: 1), parts.count == 2,
            let given = Hex.decode(String(parts[1]).lowercased())
        else { return false }
        let key = Array(secret.utf8)
        switch parts[0].lowercased() {
        case "sha1": return ConstantTime.equal(given, HMAC.sha1(key: key, body))
        case "sha256": return ConstantTime.equal(given, HMAC.sha256(key: key, body))
        case "sha384": return ConstantTime.equal(given, HMAC.sha384(key: key, body))
        case "sha512": return ConstantTime.equal(given, HMAC.sha512(key: key, body))
        default: return false
        }
    }
}

extension Subscription {
    /// For the store.
    var encoded: String {
        var json = JSONWriter()
        json.object { json in
            json.field("source", source)
            json.field("token", token)
            json.field("secret", secret)
            json.field("callback", callback)
            json.field("hubs", hubs)
            json.field("topic", topic)
            json.field("state", state.rawValue)
            json.field("attempts", attempts)
            json.field("misses", misses)
            if let refusal { json.field("refusal", refusal) }
            json.optional("requested_at", requestedAt)
            json.optional("next_request_at", nextRequestAt)
            json.optional("lease_ends", leaseEnds)
            json.optional("delivered_at", lastDeliveredAt)
        }
        return json.text
    }

    /// Reads what `encoded` wrote; nil when it is something else.
    init?(_ text: String) {
        guard let value = try? JSONParser.parse(Array(text.utf8)), let source = value["source"]?.string,
            let token = value["token"]?.string, let secret = value["secret"]?.string,
            let callback = value["callback"]?.string, let topic = value["topic"]?.string,
            let state = value["state"]?.string.flatMap(State.init)
        else { return nil }
        let hubs = (value["hubs"]?.array ?? []).compactMap(\.string)
        guard !hubs.isEmpty else { return nil }
        self.source = source
        self.token = token
        self.secret = secret
        self.callback = callback
        self.hubs = hubs
        self.topic = topic
        self.state = state
        attempts = value["attempts"]?.int ?? 0
        misses = value["misses"]?.int ?? 0
        refusal = value["refusal"]?.string
        requestedAt = value["requested_at"]?.timestamp
        nextRequestAt = value["next_request_at"]?.timestamp
        leaseEnds = value["lease_ends"]?.timestamp
        lastDeliveredAt = value["delivered_at"]?.timestamp
    }
}
