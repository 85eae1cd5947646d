/// Finds the word that was probably meant.
public enum Spelling {
    /// The candidate nearest to a mistyped word; nil when none is near enough to be a helpful guess.
    ///
    /// `intervall` among `interval`, `links` gives `interval`.
    ///
    /// - Parameters:
    ///   - word: what was written.
    ///   - candidates: what could have been meant; of two equally near ones the first wins.
    /// - Returns: the nearest candidate within a third of the word's length, at least one and at most three edits.
    public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
        let written = Array(word.lowercased().utf8.prefix(64))
        let limit = min(3, max(1, written.count / 3))
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(written, Array(candidate.lowercased().utf8.prefix(64)))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// The nearest candidate, or one of whose dotted or dashed words it is: `changed` means `article.changed`.
    ///
    /// - Parameters:
    ///   - word: what was written.
    ///   - candidates: what could have been meant.
    /// - Returns: the nearest candidate, else the first that has the word, or nearly the word, as a part.
    public static func meant(by word: String, among candidates: [String]) -> String? {
        if let near = closest(to: word, among: candidates) { return near }
        let parts = candidates.map { candidate in
            (candidate, candidate.split { ".-_".contains($0) }.map(String.init))
        }
        if let exact = parts.first(where: { $0.1.contains(word.lowercased()) }) { return exact.0 }
        return parts.first { closest(to: word, among: $0.1) != nil }?.0
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
