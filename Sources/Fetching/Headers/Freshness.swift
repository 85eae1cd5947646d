import Curl
import Model

/// How long an answer is fresh by its own word (RFC 9111 section 4.2).
enum Freshness {
    /// The lifetime: `max-age`, else `Expires` minus `Date`; nil when the answer says nothing.
    ///
    /// `Expires` is measured against the server's own clock, because that may be a day off ours.
    static func lifetime(_ headers: HeaderFields, now: Timestamp) -> Duration? {
        let control = CacheControl(headers.all("cache-control"))
        if control.mustRevalidate { return .zero }
        if let maxAge = control.maxAge { return .seconds(maxAge) }
        guard let expires = headers.first("expires") else { return nil }
        guard let end = HTTPDate.parse(expires) else { return .zero }
        let date = headers.first("date").flatMap { HTTPDate.parse($0) } ?? now
        return min(max(.zero, end - date), .seconds(1 << 31))
    }

    /// What is left of a lifetime when the answer arrives: a shared cache may have kept it for a while (`Age`).
    static func remaining(of lifetime: Duration?, _ headers: HeaderFields) -> Duration? {
        guard let lifetime else { return nil }
        let age = headers.first("age").flatMap { DeltaSeconds.parse($0) } ?? 0
        return max(.zero, lifetime - .seconds(age))
    }
}

/// When a server wants to be asked again (RFC 9110 section 10.2.3).
enum RetryAfter {
    /// Seconds or a date; nil for what is neither, or is past.
    static func parse(_ headers: HeaderFields, now: Timestamp, longest: Duration) -> Timestamp? {
        guard let field = headers.first("retry-after") else { return nil }
        var wait = Duration.zero
        if let seconds = DeltaSeconds.parse(field) {
            wait = .seconds(seconds)
        } else if let date = HTTPDate.parse(field) {
            wait = date - (headers.first("date").flatMap { HTTPDate.parse($0) } ?? now)
        }
        return wait > .zero ? now + min(wait, longest) : nil
    }
}
