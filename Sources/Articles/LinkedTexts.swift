import LibXML2

/// The texts within a block that are links: a sentence that is one as a whole leads away from the article, wherever it is
/// set.
enum LinkedTexts {
    /// Shorter texts are names and words of a sentence, in bytes.
    private static let shortest: Int32 = 16
    /// More levels between a text and its link are not looked at.
    private static let levels = 4

    /// The longer texts of links in a block that has other text as well.
    static func of(_ block: TextBlock, _ tree: HTMLTree) -> [String] {
        guard block.linkBytes >= shortest, block.linkDensity < 100 else { return [] }
        var (texts, last): ([String], Int32) = ([], -1)
        for node in block.nodes where tree.nodes[Int(node)].tag == .text {
            guard let link = link(around: node, within: block.node, tree), link != last else { continue }
            last = link
            texts.append(tree.lines(Int(link)..<Int(tree.nodes[Int(link)].end)).joined(separator: " "))
        }
        return texts.filter { $0.utf8.count >= Int(shortest) }
    }

    private static func link(around node: Int32, within block: Int32, _ tree: HTMLTree) -> Int32? {
        var node = tree.nodes[Int(node)].parent
        for _ in 0..<levels where node > block {
            if tree.nodes[Int(node)].tag == .a { return node }
            node = tree.nodes[Int(node)].parent
        }
        return nil
    }
}
