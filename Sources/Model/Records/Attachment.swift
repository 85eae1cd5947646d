/// What came with a page besides its text: a picture of it, or the document that its text was taken from.
public struct Attachment: Sendable, Equatable {
    /// Its media type: `image/png` or `application/pdf`.
    public var contentType: String
    /// The bytes.
    public var bytes: [UInt8]
    /// SHA-256 of the bytes.
    public var sha256: [UInt8]

    /// The media types that stand beside pages; every other capture is a page.
    public static let contentTypes = ["image/png", "application/pdf"]
    /// The first bytes of every PNG (PNG section 5.2).
    public static let signatureOfPNG: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// What is larger is not kept, in bytes.
    public static let maximumBytes = 8 << 20

    /// An attachment by its parts.
    public init(contentType: String, bytes: [UInt8], sha256: [UInt8]) {
        self.contentType = contentType
        self.bytes = bytes
        self.sha256 = sha256
    }
}
