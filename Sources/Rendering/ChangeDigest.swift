public import Model

/// A change in the words that a list has room for.
public enum ChangeDigest {
    /// The edit that says most: the first of the most important kind; nil when there is none.
    public static func strongest(_ change: ChangeRecord) -> Edit? { EditPhrase.leading(change) }

    /// The kind of an edit, and its field where the kind does not say it.
    public static func name(_ edit: Edit) -> String { EditPhrase.name(edit) }

    /// What happened, in one word: `changed`, `removed`, `source failing`.
    public static func what(_ change: ChangeRecord) -> String { ChangePhrase.name(change) }

    /// The headline, or what else names it.
    public static func title(_ change: ChangeRecord) -> String { ChangePhrase.title(change) }

    /// What is known of the change as a whole, label and value.
    public static func facts(_ change: ChangeRecord) -> [(name: String, value: String)] {
        ChangeView.facts(change, .utc).map { (name: $0.0, value: $0.1) }
    }

    /// A text cut at a number of columns.
    public static func short(_ text: String, _ columns: Int) -> String { TextWidth.cut(text, to: columns) }
}

/// Two words that replaced each other, with the characters that differ set apart: in numbers and names only, where one
/// character is the news; in other words it would be noise.
public struct CharacterMarks: Sendable, Equatable {
    /// What both begin with.
    public let head: String
    /// What only the old word has.
    public let old: String
    /// What only the new word has.
    public let new: String
    /// What both end with.
    public let tail: String

    /// Nil when the words are neither numbers nor names, or have too little in common.
    public init?(_ before: String, _ after: String) {
        let (before, after) = (CharacterMarks.word(before), CharacterMarks.word(after))
        guard CharacterMarks.isPlain(before), CharacterMarks.isPlain(after), before != after else { return nil }
        let head = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - head
        let tail = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
        guard (head + tail) * 2 > max(before.count, after.count) else { return nil }
        self.head = String(before.prefix(head))
        self.tail = String(before.suffix(tail))
        old = String(before.dropFirst(head).dropLast(tail))
        new = String(after.dropFirst(head).dropLast(tail))
    }

    /// Without the blanks around it.
    private static func word(_ text: String) -> [Character] {
        let characters = Array(text)
        guard let first = characters.firstIndex(where: { !$0.isWhitespace }),
            let last = characters.lastIndex(where: { !$0.isWhitespace })
        else { return [] }
        return Array(characters[first...last])
    }

    /// One word with a digit in it, or with a capital in front.
    private static func isPlain(_ word: [Character]) -> Bool {
        guard (2...40).contains(word.count), !word.contains(where: \.isWhitespace) else { return false }
        return word.contains { $0.isNumber } || word[0].isUppercase
    }
}
