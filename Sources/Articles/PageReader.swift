import LibXML2
public import Model

/// What the watched part of a page says.
public struct PagePart: Sendable {
    /// Its text as blocks, with the page's title as headline.
    public var content: ArticleContent
    /// The rules that matched nothing or cannot be read, each in words; then nothing should be compared.
    public var ruleFailures: [String] = []
}

/// Reads a page that is watched for itself: the whole of it, or the part that a rule names.
public enum PageReader {
    /// Reads the part of a page that `select` names, without what `ignore` names.
    public static func part(_ page: PageInput, rules: PageRules) -> PagePart {
        let reading = ArticleReader().read(page, rules: rules)
        return PagePart(content: reading.content, ruleFailures: reading.ruleFailures)
    }
}
