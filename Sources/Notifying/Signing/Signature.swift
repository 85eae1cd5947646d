public import Model

/// The three header fields that prove where a webhook comes from (Standard Webhooks 1.0.0).
public enum Signature {
    /// The value of `webhook-signature`: one signature a key, with exactly one blank between them.
    ///
    /// - Parameters:
    ///   - id: the message id; it holds no full stop.
    ///   - timestamp: when this attempt is made.
    ///   - body: the exact bytes that are sent.
    ///   - keys: all keys that receivers may hold at the moment.
    /// - Returns: for instance `v1,K5oZ… v1,Nf1x…`; empty without keys.
    public static func header(id: String, timestamp: Timestamp, body: [UInt8], keys: [SigningKey]) -> String {
        let message = message(id: id, timestamp: "\(timestamp.seconds)", body: body)
        return keys.map { $0.signature(of: message) }.joined(separator: " ")
    }

    /// What is signed: `id.timestamp.body`.
    static func message(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }
}

/// What a receiver does with a webhook: believes it, or says why not.
public struct SignatureVerifier: Sendable {
    /// How far the sender's clock may be from ours.
    public static let tolerance = Duration.minutes(5)

    /// The answer.
    public enum Verdict: Sendable, Equatable {
        case genuine
        /// A header field is missing or malformed.
        case incomplete
        /// Signed too long ago or in the future: a replay, or a wrong clock.
        case stale
        /// No signature of the list is by a key of ours.
        case forged
    }

    private let keys: [SigningKey]

    /// A verifier that accepts any of the keys.
    public init(keys: [SigningKey]) { self.keys = keys }

    /// Judges one request.
    ///
    /// - Parameters:
    ///   - field: gives the value of a header field by its lower-case name.
    ///   - body: the exact bytes that were received.
    ///   - now: the receiver's time.
    /// - Returns: `genuine`, or why not.
    public func verdict(field: (String) -> String?, body: [UInt8], now: Timestamp) -> Verdict {
        guard let id = field("webhook-id"), let time = field("webhook-timestamp"), let seconds = Int64(time),
            let signatures = field("webhook-signature")
        else { return .incomplete }
        guard abs((Timestamp(seconds: seconds) - now).milliseconds) <= Self.tolerance.milliseconds else {
            return .stale
        }
        let message = Signature.message(id: id, timestamp: time, body: body)
        let list = signatures.split(separator: " ")
        return keys.contains { $0.hasMade(oneOf: list, for: message) } ? .genuine : .forged
    }
}
