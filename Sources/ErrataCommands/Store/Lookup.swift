import Model
import Storage

/// Finds what a person names on the command line.
enum Lookup {
    /// What was named.
    enum Subject {
        case change(StoredChange)
        case article(ArticleState)
    }

    /// A change by its number (`4711`, `#4711`) or id, an article by its id or any of its addresses.
    static func subject(_ text: String, _ reader: StoreReader) throws -> Subject {
        if let change = try findChange(text, reader) { return .change(change) }
        if let article = try findArticle(text, reader) { return .article(article) }
        throw CommandFailure(
            "there is no change and no article \(quoted(text))", hint: "errata changes, or errata articles", code: .no)
    }

    static func change(_ text: String, _ reader: StoreReader) throws -> StoredChange {
        if let change = try findChange(text, reader) { return change }
        let last = try reader.lastSequence()
        throw CommandFailure(
            "there is no change \(quoted(text)); the last one is \(last)", hint: "errata changes", code: .no)
    }

    static func article(_ text: String, _ reader: StoreReader) throws -> ArticleState {
        if let article = try findArticle(text, reader) { return article }
        throw CommandFailure("there is no article \(quoted(text))", hint: "errata articles TEXT", code: .no)
    }

    private static func findChange(_ text: String, _ reader: StoreReader) throws -> StoredChange? {
        if let number = Int64(text.hasPrefix("#") ? String(text.dropFirst()) : text) {
            return try reader.change(sequence: number)
        }
        return text.hasPrefix("chg_") ? try reader.change(id: text) : nil
    }

    static func findArticle(_ text: String, _ reader: StoreReader) throws -> ArticleState? {
        if text.hasPrefix("art_") { return try reader.article(text) }
        let address = WebAddress(text)
        guard address.isWeb else { return nil }
        return try reader.article(url: address.description) ?? reader.article(url: address.withoutFragment.description)
    }
}
