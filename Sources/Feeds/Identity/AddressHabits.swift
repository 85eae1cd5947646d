import Model

/// A move of most of a source's articles at once: another scheme, host or form of addresses.
public struct Migration: Sendable, Equatable {
    /// What the addresses had in common before.
    public var from: String
    /// What they have in common now.
    public var to: String
    /// How many articles of one document moved.
    public var articles: Int

    /// A move by its ends.
    public init(from: String, to: String, articles: Int) {
        self.from = from
        self.to = to
        self.articles = articles
    }

    /// Whether a move of a single article is a part of this one: its address begins in the one way and then the other.
    public func explains(from old: String, to new: String) -> Bool { old.hasPrefix(from) && new.hasPrefix(to) }
}

/// How a source writes the addresses of its entries, as far as its documents have shown.
public struct AddressHabits: Sendable, Equatable {
    /// Documents in a row in which most addresses were other ones; counted to four.
    public var restless = 0
    /// A move that one document has shown and none has confirmed.
    public var pending: Migration?
    /// Moves that were told, the latest last.
    public var past: [Migration] = []
    /// The pending move is of this very document.
    var isNew = false

    /// How many moves are remembered.
    static let longestPast = 4

    /// Nothing was seen yet.
    public init() {}

    /// Links are made for each request: a new one says nothing.
    public var isRestless: Bool { restless >= 2 }

    /// Whether the move of a single article was told with those of all others.
    public func explain(from old: String, to new: String) -> Bool {
        (past + [pending].compactMap(\.self)).contains { $0.explains(from: old, to: new) }
    }

    /// Takes in how many addresses of a document were other ones, and how.
    mutating func learn(_ pattern: DocumentPattern) {
        isNew = false
        guard pattern.isMost else {
            restless = max(0, restless - (pattern.isQuiet ? 1 : 0))
            return
        }
        if pattern.isToken {
            restless = min(4, restless + 2)
            pending = nil
        } else if pending != nil {
            // Others again, before anything confirmed the last ones.
            restless = min(4, restless + 2)
            pending = nil
        } else if let migration = pattern.migration, !isRestless {
            pending = migration
            isNew = true
        }
    }

    /// The source itself moved with its articles: that is told, and this need not be.
    public mutating func tellWithSource() {
        guard isNew, let migration = pending else { return }
        pending = nil
        past = (past + [migration]).suffix(AddressHabits.longestPast)
    }

    /// The same document was served again: what it showed holds.
    public mutating func sawSameDocument() -> Migration? {
        guard let pending else { return nil }
        return settle(pending, isKept: true)
    }

    /// Ends the wait for a confirmation; gives what is to be told.
    mutating func settle(_ migration: Migration, isKept: Bool) -> Migration? {
        pending = nil
        guard isKept, !past.contains(where: { $0.from == migration.from && $0.to == migration.to }) else { return nil }
        past = (past + [migration]).suffix(AddressHabits.longestPast)
        return migration
    }
}

/// How many entries of one document stand at other addresses than before, and what those have in common.
struct DocumentPattern {
    /// Most of the entries that are known.
    let isMost: Bool
    /// Most of those differ in nothing but a token.
    let isToken: Bool
    /// None did.
    let isQuiet: Bool
    /// What moved, when scheme, host or form did.
    let migration: Migration?

    init(_ moves: [(old: String, new: String)], among count: Int) {
        let relations = moves.map { AddressRelation(from: $0.old, to: $0.new) }
        let needed = relations.contains(.elsewhere) ? EntryMatching.leastForDocument : 2
        isMost = moves.count >= needed && 2 * moves.count > count
        isToken = 2 * relations.count { $0 == .token } > moves.count
        isQuiet = moves.isEmpty
        guard isMost, !isToken else {
            migration = nil
            return
        }
        let ends = DocumentPattern.ends(moves, isHost: relations.allSatisfy { $0 == .samePage || $0 == .otherHost })
        migration = ends.map { Migration(from: $0, to: $1, articles: moves.count) }
    }

    /// From where to where: two origins, else what the addresses begin with, else the first of them.
    private static func ends(_ moves: [(old: String, new: String)], isHost: Bool) -> (String, String)? {
        let origins = Set(moves.map { "\(origin($0.old))\n\(origin($0.new))" })
        guard let first = moves.first else { return nil }
        if isHost, origins.count == 1 {
            let (from, to) = (origin(first.old), origin(first.new))
            return from == to ? nil : (from, to)
        }
        let (from, to) = (common(moves.map(\.old)), common(moves.map(\.new)))
        return from == to ? (first.old, first.new) : (from, to)
    }

    private static func origin(_ url: String) -> String { PageAddress(url).map { $0.origin + "/" } ?? "" }

    /// What all addresses begin with, up to a slash.
    private static func common(_ urls: [String]) -> String {
        guard let first = urls.first else { return "" }
        var length = first.utf8.count
        for url in urls { length = min(length, zip(first.utf8, url.utf8).prefix { $0 == $1 }.count) }
        let bytes = Array(first.utf8)[..<length]
        let end = bytes.lastIndex(of: ASCII.slash).map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
