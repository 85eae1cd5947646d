import Curl
import Model

extension Validators {
    /// The validators of a good answer, as they are written there.
    init(url: String, headers: HeaderFields, now: Timestamp) {
        self.init(
            url: url, entityTag: Validators.usable(headers.first("etag")),
            lastModified: Validators.lastModified(headers, now: now), lifetime: Freshness.lifetime(headers, now: now))
        context.date = Validators.usable(headers.first("date"))
        context.isCached = (["via", "x-cache", "x-varnish"] as [StaticString]).contains { headers.first($0) != nil }
        context.isCompressed = headers.first("content-encoding").map { !$0.elementsEqual("identity".utf8) } ?? false
        context.isFile = headers.first("accept-ranges").map { $0.elementsEqual("bytes".utf8) } ?? false
    }

    /// Brings them up to date with a 304 (RFC 9111 sections 3.2 and 4.3.4).
    ///
    /// An answer that speaks of another state than the one we asked about must not touch what we know of ours. A tag
    /// that lacks only what compression did to it speaks of ours.
    mutating func update(from headers: HeaderFields, now: Timestamp) {
        let answered = Validators.usable(headers.first("etag"))
        if let answered, let entityTag {
            guard EntityTag(answered).base == EntityTag(entityTag).base else { return }
        } else {
            entityTag = answered ?? entityTag
        }
        lastModified = Validators.lastModified(headers, now: now) ?? lastModified
        lifetime = Freshness.lifetime(headers, now: now) ?? lifetime
    }

    /// The `Last-Modified` field, unless it is later than the answer itself: that is wrong, and whoever sends it back may
    /// be answered 304 until then (RFC 9110 section 8.8.2.1).
    private static func lastModified(_ headers: HeaderFields, now: Timestamp) -> [UInt8]? {
        guard let value = usable(headers.first("last-modified")) else { return nil }
        // Without the origin's own time ours must do, which may be a little behind.
        let madeAt = headers.first("date").flatMap { HTTPDate.parse($0) } ?? now + .minutes(5)
        if let time = HTTPDate.parse(value[...]), time > madeAt { return nil }
        return value
    }

    /// A value that can be sent back: bytes of a header field, of a length that no honest server exceeds.
    private static func usable(_ value: ArraySlice<UInt8>?) -> [UInt8]? {
        guard let value, !value.isEmpty, value.count <= 2048 else { return nil }
        return value.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } ? nil : Array(value)
    }
}
