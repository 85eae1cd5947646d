public import Model

/// Puts the sentences of a look into the paragraphs in which they are known.
///
/// Where paragraphs end is a matter of layout, and some sites join and split them from one request to the next. A
/// paragraph whose sentences all stand in a row on the new page, in whatever blocks, is that paragraph; what stands
/// between such paragraphs keeps the blocks of the new page.
public enum ParagraphGrouping {
    /// One sentence of the running text.
    private struct Sentence {
        var key: UInt64
        var block: Int
        var text: String
    }

    /// The new blocks, with the known ones in the place of the sentences that they are made of.
    ///
    /// - Parameters:
    ///   - new: the blocks of the look.
    ///   - old: the known blocks.
    /// - Returns: `new` itself when the paragraphs are the same.
    public static func regrouped(_ new: [Block], like old: [Block]) -> [Block] {
        guard new.map(\.text) != old.map(\.text) else { return new }
        let (before, after) = (sentences(old), sentences(new))
        let pairs = SequenceDiff.matches(before.map(\.key), after.map(\.key))
        var partner = Array(repeating: -1, count: before.count)
        for pair in pairs { partner[pair.old] = pair.new }
        let whole = wholeBlocks(before, partner, after)
        guard !whole.isEmpty else { return new }
        return assemble(new, after, old, whole)
    }

    private static func sentences(_ blocks: [Block]) -> [Sentence] {
        var buffer = TokenBuffer()
        var result: [Sentence] = []
        for (index, block) in blocks.enumerated() {
            let range = buffer.append(block.text)
            for sentence in Sentences.ranges(of: range, in: buffer.tokens) {
                // Blocks of another kind, such as captions, are never part of a paragraph.
                var hash = Hash64(seed: block.kind.isBody ? 1 : 2)
                hash.mix(buffer.hash(sentence))
                result.append(Sentence(key: hash.value, block: index, text: buffer.text(sentence)))
            }
        }
        return result
    }

    /// For the first new sentence of each known block that stands whole and in a row, but in other blocks: the block and
    /// how many sentences it has.
    private static func wholeBlocks(
        _ before: [Sentence], _ partner: [Int], _ after: [Sentence]
    ) -> [Int: (block: Int, count: Int)] {
        var whole: [Int: (block: Int, count: Int)] = [:]
        var start = 0
        while start < before.count {
            var end = start + 1
            while end < before.count, before[end].block == before[start].block { end += 1 }
            let first = partner[start]
            let isInRow = first >= 0 && (start..<end).allSatisfy { partner[$0] == first + $0 - start }
            if isInRow, !isOneBlock(first, end - start, after) { whole[first] = (before[start].block, end - start) }
            start = end
        }
        return whole
    }

    /// Whether so many sentences are exactly one block of the new page.
    private static func isOneBlock(_ first: Int, _ count: Int, _ after: [Sentence]) -> Bool {
        let block = after[first].block
        let last = first + count - 1
        return after[last].block == block && (first == 0 || after[first - 1].block != block)
            && (last + 1 == after.count || after[last + 1].block != block)
    }

    private static func assemble(
        _ new: [Block], _ after: [Sentence], _ old: [Block], _ whole: [Int: (block: Int, count: Int)]
    ) -> [Block] {
        var result: [Block] = []
        var touched = Set<Int>()
        for (first, known) in whole { for at in first..<first + known.count { touched.insert(after[at].block) } }
        var at = 0
        while at < after.count {
            let block = after[at].block
            if let known = whole[at] {
                result.append(old[known.block])
                at += known.count
            } else if touched.contains(block) {
                result.append(rest(&at, new, after, whole))
            } else {
                result.append(new[block])
                while at < after.count, after[at].block == block { at += 1 }
            }
        }
        return result
    }

    /// What stands between known paragraphs within one block.
    private static func rest(
        _ at: inout Int, _ new: [Block], _ after: [Sentence], _ whole: [Int: (block: Int, count: Int)]
    ) -> Block {
        var block = new[after[at].block]
        let index = after[at].block
        var texts: [String] = []
        while at < after.count, after[at].block == index, whole[at] == nil {
            texts.append(after[at].text)
            at += 1
        }
        block.text = texts.joined(separator: " ")
        return block
    }
}
