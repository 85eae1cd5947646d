/// How far two titles say the same.
enum TitleLikeness {
    /// Alike when at least half of all their words are in both (Jaccard).
    static func areAlike(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b else { return false }
        if a == b { return true }
        let (first, second) = (words(a), words(b))
        guard !first.isEmpty, !second.isEmpty else { return false }
        let common = first.intersection(second).count
        return 2 * common >= first.count + second.count - common
    }

    /// Words in lower case; scripts that do not put blanks between words count by characters.
    private static func words(_ title: String) -> Set<String> {
        var words: Set<String> = []
        var word = String.UnicodeScalarView()
        for scalar in title.lowercased().unicodeScalars.prefix(1000) {
            let isWhole = (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
            if scalar.properties.isAlphabetic && !isWhole || scalar.properties.numericType != nil {
                word.append(scalar)
                continue
            }
            if !word.isEmpty { words.insert(String(word)) }
            word.removeAll()
            if isWhole { words.insert(String(scalar)) }
        }
        if !word.isEmpty { words.insert(String(word)) }
        return words
    }
}
