import Changes
import Model
import Storage

/// Two versions as a patch in the unified format: a paragraph a line, everything in one hunk.
///
/// It applies with `patch` to the older version as `/v1/articles/ID/versions/N/text` gives it.
enum Patch {
    static func text(_ pair: VersionPair) -> String {
        let (old, new) = (lines(pair.old), lines(pair.new))
        var text = "--- \(pair.article.id) version \(pair.from)\n+++ \(pair.article.id) version \(pair.to)\n"
        text += "@@ -1,\(old.count) +1,\(new.count) @@\n"
        for change in new.difference(from: old).merged(old: old) { text += change + "\n" }
        return text
    }

    /// A version, a field or paragraph a line.
    static func lines(_ content: ArticleContent) -> [String] {
        let fields = [content.headline, content.standfirst, content.byline].compactMap { $0 }
        return (fields + content.blocks.map(\.text)).map { text in
            String(text.map { $0.isNewline ? " " : $0 })
        }
    }
}

extension CollectionDifference<String> {
    /// All lines with their signs in front: first what goes, then what comes.
    fileprivate func merged(old: [String]) -> [String] {
        var removed: Set<Int> = []
        for case .remove(let offset, _, _) in removals { removed.insert(offset) }
        var inserted: [Int: String] = [:]
        for case .insert(let offset, let element, _) in insertions { inserted[offset] = element }
        var lines: [String] = []
        var at = 0
        for (index, line) in old.enumerated() {
            if removed.contains(index) {
                lines.append("-" + line)
                continue
            }
            while let new = inserted[at] {
                lines.append("+" + new)
                at += 1
            }
            lines.append(" " + line)
            at += 1
        }
        while let new = inserted[at] {
            lines.append("+" + new)
            at += 1
        }
        return lines
    }
}
