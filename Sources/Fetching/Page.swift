internal import Curl
public import Model

/// What a URL served: status, headers, bytes.
public struct Page: Sendable {
    /// The address it came from, after all redirects.
    public var url: String
    /// The status code; 200 unless something unusual counts as a page.
    public var status: Int
    /// The content, decompressed.
    public var body: [UInt8]
    /// Whether HTTP marked where the body ends; without it a connection that broke looks like the end.
    public var isDelimited: Bool
    /// When the last byte was here.
    public var fetchedAt: Timestamp
    /// What came with it: a picture of it, or the document that its text was taken from.
    public internal(set) var attachments: [Attachment] = []
    private var fields: HeaderFields
    /// Counts the body as one that is in use.
    private var hold: BodyHold?

    init(url: String, response: TransferResponse, fetchedAt: Timestamp) {
        self.url = url
        status = response.status
        body = response.body
        hold = response.hold
        isDelimited = response.isDelimited
        fields = response.headers
        self.fetchedAt = fetchedAt
    }

    /// A document that a hub delivered, as if it had been fetched from its topic.
    ///
    /// - Parameters:
    ///   - url: the topic.
    ///   - body: what was delivered.
    ///   - contentType: its media type as sent.
    ///   - time: when it came.
    public init(deliveredFor url: String, body: [UInt8], contentType: String?, at time: Timestamp) {
        var response = TransferResponse(status: 200, body: body)
        if let contentType { response.headers.add("Content-Type", contentType) }
        self.init(url: url, response: response, fetchedAt: time)
    }

    /// A page with the text of this document, of which only the date of its answer is kept.
    func replaced(by html: [UInt8]) -> Page {
        var copy = self
        copy.body = html
        copy.fields = HeaderFields()
        if let date = header("last-modified") { copy.fields.add("Last-Modified", date) }
        copy.fields.add("Content-Type", "text/html; charset=utf-8")
        return copy
    }

    /// The value of `Content-Type` as sent; nil when there is none.
    public var contentType: String? { fields.text("content-type") }

    /// The value of the first header field with that name, whatever its case.
    public func header(_ name: StaticString) -> String? { fields.text(name) }

    /// The values of all header fields with that name, in order; `Link` often comes several times.
    public func headers(_ name: StaticString) -> [String] {
        fields.all(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All header fields as `Name: value` lines, for a capture.
    public var headerLines: [String] {
        fields.lines.map { String(decoding: $0.name, as: UTF8.self) + ": " + String(decoding: $0.value, as: UTF8.self) }
    }
}
