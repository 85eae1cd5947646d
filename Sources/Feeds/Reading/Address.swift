import Model

/// Addresses as feeds write them.
enum Address {
    /// Bytes of a base; a longer one would make every address of a document as long.
    static let maximumBase = 2048
    /// Bytes of an address; nobody can ask for a longer one.
    static let maximumBytes = 16_384
    /// What a document says of which an address was longer.
    static let overlong = "an address of more than \(maximumBytes) bytes was passed over"

    /// The absolute form of a reference; nil when it is empty.
    ///
    /// An address that is absolute already is not taken apart: what a feed shows is what it wrote.
    static func resolved(_ text: ArraySlice<UInt8>, base: WebAddress?) -> String? {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty, trimmed.count <= maximumBytes else { return nil }
        let reference = String(decoding: trimmed, as: UTF8.self)
        if isWeb(trimmed), !trimmed.contains(where: { $0 <= ASCII.blank }) { return reference }
        return WebAddress.resolve(reference, base: base).description
    }

    /// Whether this is written as an absolute `http` or `https` address.
    static func isWeb(_ text: some Collection<UInt8>) -> Bool {
        ASCII.equal(text.prefix(7), "http://") || ASCII.equal(text.prefix(8), "https://")
    }
}
