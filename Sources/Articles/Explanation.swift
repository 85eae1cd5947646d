import LibXML2
import Model

/// The verdicts on a page's blocks in a form for people.
enum Explanation {
    static func of(_ draft: ArticleDraft, namesPaths: Bool = true) -> [BlockVerdict] {
        var regions = RegionKeys(draft.tree)
        let accounts = AccountBoxes(draft.tree, draft.outline)
        return draft.blocks.blocks.indices.map { index in
            let verdict = draft.verdicts[index]
            return BlockVerdict(
                isKept: verdict.isKept, kind: verdict.kind, reason: verdict.reason, score: probability(verdict.score),
                path: namesPaths ? path(draft.blocks.blocks[index].node, draft.tree) : "",
                region: regions.key(of: draft.blocks.blocks[index]),
                isOffer: accounts.hold(draft.blocks.blocks[index]), text: draft.string(index),
                links: verdict.isKept ? LinkedTexts.of(draft.blocks.blocks[index], draft.tree) : [])
        }
    }

    /// The logistic function by its series: close enough for two digits, and without a mathematics library.
    private static func probability(_ score: Int32) -> Double {
        let x = max(-8, min(8, Double(score) / 1000))
        var power = 1.0
        // (1 + x/1024)^1024 is e^x to three digits.
        var base = 1 + x / 1024
        for _ in 0..<10 { base *= base }
        power = base
        return power / (1 + power)
    }

    /// `article.story > div.body > p`: the last five elements, each with its first class or its id.
    private static func path(_ node: Int32, _ tree: HTMLTree) -> String {
        var parts: [String] = []
        var node = node
        while node >= 0, parts.count < 5, tree.nodes[Int(node)].tag != .html {
            var part = tree.elementName(Int(node))
            if let name = tree.attribute(Int(node), .class)?.split(whereSeparator: \.isWhitespace).first {
                part += ".\(name)"
            } else if let id = tree.attribute(Int(node), .id), !id.isEmpty {
                part += "#\(id)"
            }
            parts.append(part)
            node = tree.nodes[Int(node)].parent
        }
        return parts.reversed().joined(separator: " > ")
    }
}
