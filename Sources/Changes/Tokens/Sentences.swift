/// Where sentences end, well enough to align by them; a missed end costs nothing but a longer unit.
enum Sentences {
    /// Words before a full stop that do not end a sentence.
    private static let abbreviations: Set<UInt64> = Set(
        [
            "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Sgt", "Capt", "Jr", "Sr",
            "vs", "No", "no", "Nos", "Inc", "Ltd", "Co", "Corp", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
            "Sept", "Oct", "Nov", "Dec", "approx", "etc", "bzw", "ca", "Nr", "Mio", "Mrd", "bspw", "usw", "Abs", "Sra",
            "Dra", "Lic", "Ud", "pág", "núm", "Mme", "Mlle", "av", "env", "Dott", "Sig", "тыс", "млн", "млрд", "руб",
            "г", "гг", "им", "ул", "т", "д",
        ].map { Hash64.of($0.utf8) })

    /// The sentences of a block, as ranges of its tokens, together all of them.
    static func ranges(of block: Range<Int>, in tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = block.lowerBound
        var index = block.lowerBound
        while index < block.upperBound {
            let isEnd = tokens[index].isSentenceMark
            index += 1
            if index < block.upperBound, index > start,
                tokens[index].hasLineBefore || endsPhrase(index, block, tokens)
            {
                ranges.append(start..<index)
                start = index
                continue
            }
            let mark = index - 1
            guard isEnd, isSentenceEnd(mark, start, tokens) else { continue }
            index = takeClosing(index, block.upperBound, tokens)
            let isApart = { tokens[index].hasSpaceBefore || tokens[index].kind == .ideograph }
            guard index < block.upperBound, tokens[mark].isFullWidthStop || isApart() else { continue }
            ranges.append(start..<index)
            start = index
        }
        if start < block.upperBound { ranges.append(start..<block.upperBound) }
        return ranges
    }

    /// Whether a blank ends a phrase: Thai and Lao have no full stop, and set a blank where a clause or sentence ends.
    ///
    /// It may end with a figure, a sign or a quotation, and begin with a quotation or a figure, too: where paragraphs are
    /// joined nothing else tells.
    private static func endsPhrase(_ index: Int, _ block: Range<Int>, _ tokens: [Token]) -> Bool {
        guard tokens[index].hasSpaceBefore else { return false }
        let (before, behind) = (tokens[block.lowerBound..<index].suffix(5), tokens[index..<block.upperBound].prefix(3))
        return before.last { !$0.isQuotation && !$0.isFigureOrSign }?.isUnpunctuated ?? false
            && behind.first { !$0.isQuotation }?.isUnpunctuated ?? false
    }

    private static func isSentenceEnd(_ mark: Int, _ start: Int, _ tokens: [Token]) -> Bool {
        guard mark > start else { return false }
        if tokens[mark].isFullWidthStop { return true }
        let before = tokens[mark - 1]
        if before.kind == .number, before.end - before.start <= 2 { return false }
        if before.kind == .word, before.end - before.start == 1 { return false }
        return !abbreviations.contains(before.key)
    }

    /// Quotation marks and brackets directly behind the full stop belong to the sentence.
    private static func takeClosing(_ from: Int, _ limit: Int, _ tokens: [Token]) -> Int {
        var index = from
        while index < limit, !tokens[index].hasSpaceBefore, !tokens[index].isOpening {
            switch tokens[index].kind {
            case .doubleQuote, .singleQuote, .punctuation, .terminator: index += 1
            default: return index
            }
        }
        return index
    }
}
