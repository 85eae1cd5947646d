/// How an answer came, as far as the next question depends on it.
public struct AnswerContext: Sendable, Equatable {
    /// The `Date` field as written: when the origin made the answer.
    public var date: [UInt8]?
    /// A cache stood between the origin and us, by its own word (`Via`, `X-Cache`, `X-Varnish`).
    public var isCached = false
    /// The body came compressed, so somebody on the way may have altered its tag.
    public var isCompressed = false
    /// It offers byte ranges (`Accept-Ranges`), so a file was served and not a program's answer.
    public var isFile = false

    /// Nothing known.
    public init() {}
}
