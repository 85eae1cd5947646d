import LibXML2

/// Why a rule cannot be used.
public struct SelectorError: Error, Sendable, Equatable, CustomStringConvertible {
    /// As written.
    public var selector: String
    /// What is wrong with it.
    public var reason: String

    /// What to tell the person who wrote it.
    public var description: String { "selector \"\(selector)\": \(reason)" }
}

/// A user's rule that names elements of a page: a CSS selector, or an XPath when it begins with `/`, `./` or `(`.
public struct PageSelector: Sendable {
    /// As written.
    public var text: String

    /// Reads a selector.
    ///
    /// - Throws: `SelectorError` when it is neither CSS nor XPath; `errata check-config` shows it.
    public init(_ text: String) throws(SelectorError) {
        guard !text.isEmpty else { throw SelectorError(selector: text, reason: "is empty") }
        self.text = text
    }
}
