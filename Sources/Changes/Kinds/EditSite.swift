import Model

/// One mark with what stands around it: all that a kind is decided by.
struct EditSite {
    var field: Edit.Field
    /// Primary language subtag; nil when unknown or when the text is in another script than the language.
    var language: String?
    var old: [Word] = [] { didSet { oldContent = old.content } }
    var new: [Word] = [] { didSet { newContent = new.content } }
    /// The words and figures among them.
    private(set) var oldContent: [Word] = []
    private(set) var newContent: [Word] = []
    /// Quotation marks stand on both sides.
    var hasQuotes = false
    /// Some words before and behind, unchanged ones.
    var before: [Word] = []
    var after: [Word] = []
    var grain: Chunk.Grain = .words
    /// Inside quotation marks, or in a block that is a quotation.
    var isQuoted = false
    var startsSentence = false
    /// Nearly every word of the passage is capitalised, as in headlines.
    var isTitleCase = false

    var operation: Edit.Operation {
        old.isEmpty ? .addition : new.isEmpty ? .deletion : .substitution
    }

    /// So many words on both sides that no single one of them decides.
    var isRewrite: Bool { oldContent.count > 5 && newContent.count > 5 }

    /// The changed words with some that stand around them, in lower case.
    func oldWindow(_ reach: Int) -> [String] { (before.suffix(reach) + old + after.prefix(reach)).map(\.lower) }
    func newWindow(_ reach: Int) -> [String] { (before.suffix(reach) + new + after.prefix(reach)).map(\.lower) }

    /// What a category has on either side of the mark and not on the other; nil when it is the same.
    func difference(_ lexicon: Lexicon, reach: Int = 2) -> (old: [String], new: [String])? {
        guard mayHave(lexicon.category, reach) else { return nil }
        let old = lexicon.found(in: oldWindow(reach), language)
        let new = lexicon.found(in: newWindow(reach), language)
        guard old.sorted() != new.sorted() else { return nil }
        return (EditSite.surplus(old, new), EditSite.surplus(new, old))
    }

    private func mayHave(_ category: Lexicon.Categories, _ reach: Int) -> Bool {
        let has = { (word: Word) in word.categories.contains(category) }
        return old.contains(where: has) || new.contains(where: has) || before.suffix(reach).contains(where: has)
            || after.prefix(reach).contains(where: has)
    }

    /// What one list has and the other has not.
    static func surplus(_ list: [String], _ other: [String]) -> [String] {
        var rest = other
        return list.filter { word in
            guard let index = rest.firstIndex(of: word) else { return true }
            rest.remove(at: index)
            return false
        }
    }
}

/// What a kind says about a mark.
struct Verdict: Equatable {
    var kind: EditKind
    /// For `errata why`: which words or signs decided.
    var reason: String
    /// Kinds that the change has as well.
    var also: [EditKind] = []
}

/// One kind of edit.
protocol KindRule: SendableMetatype {
    /// The verdict, or nil when the mark is of another kind.
    static func verdict(on site: EditSite) -> Verdict?
}
