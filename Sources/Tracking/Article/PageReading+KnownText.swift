import Articles
import Changes
import Model

extension PageReading {
    /// The reading, with the text that is known where the reader took something else for the article.
    ///
    /// A page that holds several stories, or one story twice, may read otherwise from look to look. The stored version says
    /// where the article is: where most of its sentences stand on the page and were left out, their places are read.
    ///
    /// - Parameter known: the stored version.
    /// - Returns: `self` when the reader kept half of what is known, or the page does not show it.
    func holding(_ known: ArticleContent) -> PageReading {
        guard !blocks.isEmpty, !isWholePage, !keepsHalf(of: known) else { return self }
        let sentences = Set(known.blocks.lazy.filter(\.kind.isBody).flatMap { SentencePrints.of($0.text) })
        let kept = Set(content.blocks.lazy.flatMap { SentencePrints.of($0.text) })
        let missing = sentences.subtracting(kept)
        guard sentences.count >= 2, missing.count * 2 >= sentences.count else { return self }
        let found = firstPlaces(of: missing)
        let regained = Set(found.flatMap { SentencePrints.of(blocks[$0].text) }).intersection(missing)
        guard regained.count * 2 >= sentences.count, let first = found.first, let last = found.last else { return self }
        // An edited paragraph is known by its neighbours.
        let regions = Set(found.map { blocks[$0].region })
        let isBeside = { (index: Int) in
            !blocks[index].isKept && blocks[index].kind.isBody && regions.contains(blocks[index].region)
        }
        let above = blocks.indices[..<first].reversed().prefix(while: isBeside)
        let below = blocks.indices[(last + 1)...].prefix(while: isBeside)
        let between = (first...last).filter(isBeside)
        return replacing(Set(found).union(above).union(between).union(below))
    }

    /// Whether half of the known paragraphs are among the new ones to the letter: most looks show that at once.
    private func keepsHalf(of known: ArticleContent) -> Bool {
        let texts = Set(content.blocks.map(\.text))
        return known.blocks.count { texts.contains($0.text) } * 2 > known.blocks.count
    }

    /// The blocks that were left out and hold missing sentences, each sentence once, in reading order.
    private func firstPlaces(of missing: Set<UInt64>) -> [Int] {
        var open = missing
        return blocks.indices.filter { index in
            guard !blocks[index].isKept, !open.isEmpty else { return false }
            let prints = SentencePrints.of(blocks[index].text)
            guard prints.contains(where: open.contains) else { return false }
            open.subtract(prints)
            return true
        }
    }

    /// The reading with more of the page's blocks, in reading order.
    private func replacing(_ chosen: Set<Int>) -> PageReading {
        var reading = self
        reading.content.blocks = []
        reading.regions = []
        var rest = Array(zip(content.blocks, regions + Array(repeating: 0, count: content.blocks.count)))[...]
        for index in blocks.indices {
            if chosen.contains(index) {
                let kind = blocks[index].kind
                reading.content.blocks.append(Block(kind, blocks[index].text))
                reading.regions.append(PageRegion.key(blocks[index].region, blocks[index].text))
            } else if blocks[index].isKept, let (block, region) = rest.first, block.text == blocks[index].text {
                reading.content.blocks.append(block)
                reading.regions.append(region)
                rest = rest.dropFirst()
            }
        }
        for (block, region) in rest {
            reading.content.blocks.append(block)
            reading.regions.append(region)
        }
        for index in chosen { reading.blocks[index].isKept = true }
        return reading
    }
}
