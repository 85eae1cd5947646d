public import JSON

/// The JSON form of a feed: the contract of `errata parse`.
public enum FeedJSON {
    /// Reads a document and writes its members into an object that is already open; entries are written as they are read.
    ///
    /// A document that is no feed gives `error`, and `feeds` when it is a page that links to some.
    ///
    /// - Parameters:
    ///   - input: the document.
    ///   - json: takes the members.
    public static func writeMembers(of input: FeedInput, to json: inout JSONWriter) {
        json.field("error", "the document is empty")
    }
}
