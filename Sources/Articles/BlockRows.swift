import LibXML2

/// A block with the numbers the block models look at: what `errata extract --training` prints and models are made from.
public struct BlockRow: Sendable {
    /// The block's words.
    public var text: String
    /// The numbers, in the order of `BlockFeatures`.
    public var features: [Int16]
    /// The element around it, the one above that, and the kind of element it is: blocks that stand together.
    public var groups: [String]
}

extension ArticleReader {
    /// The blocks of a page with their numbers.
    public func blockRows(_ page: PageInput) -> [BlockRow] {
        let parsed = parse(page)
        let blocks = PageBlocks(parsed.tree, ranges: [parsed.tree.nodes.indices], hidden: parsed.hidden)
        let outline = PageOutline(parsed.tree, blocks)
        let context = BlockContext(parsed)
        let features = BlockFeatures(tree: parsed.tree, page: blocks, outline: outline, context: context)
        return blocks.blocks.indices.map { index in
            var row: [Int16] = []
            features.append(index, to: &row)
            let node = blocks.blocks[index].node
            let parent = parsed.tree.nodes[Int(node)].parent
            let grand = parent >= 0 ? parsed.tree.nodes[Int(parent)].parent : -1
            return BlockRow(
                text: blocks.string(blocks.blocks[index]), features: row,
                groups: ["\(parent)", "\(grand)", "\(features.signatures[index])"])
        }
    }
}
