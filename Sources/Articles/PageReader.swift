public import Model

/// What the watched part of a page says.
public struct PagePart: Sendable {
    /// Its text as blocks, with the page's title as headline.
    public var content: ArticleContent
    /// What the page is; a challenge or "not found" page must not be compared.
    public var pageKind: PageKind
    /// The rules that matched nothing or cannot be read, each in words; then nothing should be compared.
    public var ruleFailures: [String] = []
    /// What of the page was not read because it held more than is read of one, each in words.
    public var cuts: [String] = []
}

/// Reads a page that is watched for itself: the whole of it, or the part that a rule names.
public enum PageReader {
    /// Reads the part of a page that `select` names, without what `ignore` names.
    ///
    /// Without `select` the article is looked for; a page that has none is read as a whole, furniture apart.
    public static func part(_ page: PageInput, rules: PageRules) -> PagePart {
        let reader = ArticleReader()
        var reading = reader.read(page, rules: rules)
        if rules.select.isEmpty, !reading.content.blocks.contains(where: { $0.kind.isBody }) {
            var whole = rules
            whole.select = ["body"]
            whole.ignore += ["nav", "footer", "aside"]
            reading.content = reader.read(page, rules: whole).content
        }
        return PagePart(
            content: reading.content, pageKind: reading.pageKind, ruleFailures: reading.ruleFailures,
            cuts: reading.cuts)
    }
}
