/// How two headlines differ.
enum Headlines {
    /// More words are no name of a site or a section.
    private static let longestName = 4
    private static let marks: Set<Character> = ["–", "—", "-", "|", "·", "•", "»", "›", "«", "‹", "/", "・", "｜"]

    /// The longer of two headlines of which one is the other and a few words more, set apart by a dash or a bar: the
    /// name of a site or a section; nil for others.
    static func longer(_ first: String, _ second: String) -> String? {
        let (long, short) = first.count > second.count ? (first, second) : (second, first)
        guard !short.isEmpty, long.count > short.count else { return nil }
        let rest: Substring
        if long.hasPrefix(short) {
            rest = long.dropFirst(short.count)
        } else if long.hasSuffix(short) {
            rest = Substring(String(long.dropLast(short.count).reversed()))
        } else {
            return nil
        }
        return isName(rest.drop(while: \.isWhitespace)) ? long : nil
    }

    /// Whether a rest begins with a mark that sets apart, and is short.
    private static func isName(_ rest: Substring) -> Bool {
        guard let mark = rest.first, marks.contains(mark) else { return false }
        return rest.dropFirst().split(whereSeparator: \.isWhitespace).count <= longestName
    }
}
