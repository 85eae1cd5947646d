internal import Crypto
public import Model

extension Capture {
    /// A capture by its parts; its hash is computed here.
    public init(
        articleID: String, at: Timestamp, url: String, status: Int, contentType: String?, bytes: [UInt8]
    ) {
        self.init(
            articleID: articleID, at: at, url: url, status: status, contentType: contentType, bytes: bytes,
            sha256: SHA256.digest(bytes))
    }
}
