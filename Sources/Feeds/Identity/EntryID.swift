import Model

/// How far the id of an entry may be believed to mean one story and no other.
enum EntryID: Int, Comparable {
    /// Empty, a placeholder, or the address of the site itself.
    case none
    /// A small number, or a word: it may count the entries of a document or stand for all of them.
    case weak
    /// Made for the entry, as far as can be seen.
    case ordinary
    /// It holds a number of five digits or more: given once, though a program may give a story another one.
    case numbered
    /// `tag:`, a UUID, a long number and nothing else: made for one entry and no other.
    case minted

    static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }

    private static let placeholders: Set<String> = [
        "", "0", "-1", "-", "#", "/", "null", "nil", "none", "undefined", "nan", "n/a", "id", "guid", "false", "true",
    ]

    /// Judges an id by its form alone; how often it is used is for the matcher to see.
    init(_ id: String) {
        let text = Array(id.utf8)[...].trimmed
        let word = String(decoding: text.map(ASCII.lowered), as: UTF8.self)
        guard !EntryID.placeholders.contains(word), PageAddress(word)?.isHome != true else {
            self = .none
            return
        }
        let digits = text.count(where: ASCII.isDigit)
        if text.count <= 3 || digits == 0 && !text.contains(UInt8(ascii: ":")) && text.count <= 16 {
            self = .weak
        } else if digits == text.count {
            self = digits <= 4 ? .weak : .minted
        } else if word.hasPrefix("tag:") || word.hasPrefix("urn:uuid:") || EntryID.isUUID(text) {
            self = .minted
        } else {
            self = text.split { !ASCII.isDigit($0) }.contains { $0.count >= 5 } ? .numbered : .ordinary
        }
    }

    private static func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
        let bare = text.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
        return bare.count >= 32 && bare.allSatisfy { ASCII.hexValue($0) != nil }
    }
}
