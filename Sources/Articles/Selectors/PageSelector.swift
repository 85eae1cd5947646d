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
    private var form: Form

    private enum Form: Sendable {
        case css([CSSSelector])
        case xpath(String)
        case plainXPath(PlainXPath)
    }

    /// Reads a selector.
    ///
    /// - Throws: `SelectorError` when it is neither CSS nor XPath; `errata check-config` shows it.
    public init(_ text: String) throws(SelectorError) {
        self.text = text
        let trimmed = text.trimmed(of: " \t\n")
        if trimmed.hasPrefix("xpath:") {
            form = .xpath(String(trimmed.dropFirst(6)))
        } else if trimmed.hasPrefix("/") || trimmed.hasPrefix("./") || trimmed.hasPrefix("(")
            || trimmed.hasPrefix("id(")
        {
            form = .xpath(trimmed)
        } else {
            var parser = CSSParser(text: trimmed)
            form = .css(try parser.parse())
        }
        if case .xpath(let path) = form {
            do { try HTMLTree.checkXPath(path) } catch { throw SelectorError(selector: text, reason: error.reason) }
            if let plain = PlainXPathParser.parse(path) { form = .plainXPath(plain) }
        }
    }

    /// The elements it names, in page order.
    func nodes(in tree: HTMLTree) throws(SelectorError) -> [Int] {
        switch form {
        case .css(let selectors):
            var matcher = CSSMatcher(tree)
            guard let found = matcher.elements(selectors) else {
                throw SelectorError(selector: text, reason: "takes too long on this page")
            }
            return found
        case .plainXPath(let path): return PlainXPathMatcher(tree).elements(path)
        case .xpath(let path):
            do { return try tree.nodes(xpath: path) } catch {
                throw SelectorError(selector: text, reason: error.reason)
            }
        }
    }
}
