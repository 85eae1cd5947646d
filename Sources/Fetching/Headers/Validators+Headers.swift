import Curl
import Model

extension Validators {
    /// The validators of a good answer, as they are written there.
    init(url: String, headers: HeaderFields, now: Timestamp) {
        self.init(
            url: url, entityTag: Validators.usable(headers.first("etag")),
            lastModified: Validators.usable(headers.first("last-modified")),
            lifetime: Freshness.lifetime(headers, now: now))
    }

    /// Brings them up to date with a 304 (RFC 9111 sections 3.2 and 4.3.4).
    ///
    /// An answer that speaks of another state than the one we asked about must not touch what we know of ours.
    mutating func update(from headers: HeaderFields, now: Timestamp) {
        let answered = Validators.usable(headers.first("etag"))
        if let answered, let entityTag, Validators.opaque(answered) != Validators.opaque(entityTag) { return }
        entityTag = answered ?? entityTag
        lastModified = Validators.usable(headers.first("last-modified")) ?? lastModified
        lifetime = Freshness.lifetime(headers, now: now) ?? lifetime
    }

    /// A value that can be sent back: bytes of a header field, of a length that no honest server exceeds.
    private static func usable(_ value: ArraySlice<UInt8>?) -> [UInt8]? {
        guard let value, !value.isEmpty, value.count <= 2048 else { return nil }
        return value.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } ? nil : Array(value)
    }

    /// The tag without the mark of a weak one.
    private static func opaque(_ tag: [UInt8]) -> ArraySlice<UInt8> {
        tag.starts(with: Array("W/".utf8)) ? tag.dropFirst(2) : tag[...]
    }
}
