import Model

/// The words of an edit as they are shown: whole figures, whole compounds, and the sentence around them.
extension Passage {
    /// Words of context on each side.
    private static let margin = 10

    func edit(_ chunk: Chunk, _ verdict: Verdict) -> Edit {
        let shown = chunk.grain == .words ? expanded(chunk) : chunk
        let before = shown.old.isEmpty ? nil : oldBuffer.text(shown.old)
        let after = shown.new.isEmpty ? nil : newBuffer.text(shown.new)
        let operation: Edit.Operation = before == nil ? .addition : after == nil ? .deletion : .substitution
        return Edit(
            field: field, operation: operation, kind: verdict.kind, before: before, after: after,
            context: context(shown), reason: verdict.reason)
    }

    /// Takes in what is written together with the mark: currency and sign, the rest of a compound or a figure.
    private func expanded(_ chunk: Chunk) -> Chunk {
        var result = chunk
        while result.old.lowerBound > old.lowerBound, result.new.lowerBound > new.lowerBound,
            joins(result.old.lowerBound, oldBuffer, result.old), joins(result.new.lowerBound, newBuffer, result.new)
        {
            result.old = result.old.lowerBound - 1..<result.old.upperBound
            result.new = result.new.lowerBound - 1..<result.new.upperBound
        }
        while result.old.upperBound < old.upperBound, result.new.upperBound < new.upperBound,
            joins(result.old.upperBound, oldBuffer, result.old), joins(result.new.upperBound, newBuffer, result.new)
        {
            result.old = result.old.lowerBound..<result.old.upperBound + 1
            result.new = result.new.lowerBound..<result.new.upperBound + 1
        }
        return result
    }

    /// Whether the tokens on both sides of a border are one written word.
    private func joins(_ border: Int, _ buffer: TokenBuffer, _ mark: Range<Int>) -> Bool {
        guard border > 0, border < buffer.tokens.count, mark.count < 24 else { return false }
        let left = buffer.tokens[border - 1]
        let right = buffer.tokens[border]
        if left.kind == .number, right.kind == .number { return isGroup(left, right) }
        guard !right.hasSpaceBefore else { return false }
        switch (left.kind, right.kind) {
        case (.currency, .number), (.minus, .number), (.minus, .currency), (.currency, .minus), (.symbol, .number),
            (.number, .currency), (.number, .symbol), (.word, .dash), (.dash, .word), (.number, .dash),
            (.dash, .number),
            (.word, .word):
            return true
        default: return false
        }
    }

    /// `8 000`: a figure whose thousands are set apart by a blank.
    private func isGroup(_ left: Token, _ right: Token) -> Bool {
        right.end - right.start == 3 && left.end - left.start <= 3
    }

    /// The sentence around the mark as it reads on its own side, cut with `…`.
    private func context(_ chunk: Chunk) -> String? {
        guard chunk.grain == .words || chunk.grain == .rewritten else { return nil }
        let isOld = chunk.new.isEmpty
        let buffer = newBuffer
        let place = chunk.new
        guard !new.isEmpty, !isOld || place.lowerBound <= new.upperBound else { return nil }
        var low = place.lowerBound
        while low > new.lowerBound, place.lowerBound - low < Passage.margin, !endsSentence(low - 1, buffer) { low -= 1 }
        var high = place.upperBound
        while high < new.upperBound, high - place.upperBound < Passage.margin {
            high += 1
            if endsSentence(high - 1, buffer) { break }
        }
        guard low < place.lowerBound || high > place.upperBound else { return nil }
        let isCutLeft = low > new.lowerBound && !endsSentence(low - 1, buffer)
        let isCutRight = high < new.upperBound && !endsSentence(high - 1, buffer)
        return (isCutLeft ? "… " : "") + buffer.text(low..<high) + (isCutRight ? " …" : "")
    }

    private func endsSentence(_ index: Int, _ buffer: TokenBuffer) -> Bool {
        let token = buffer.tokens[index]
        guard token.kind == .terminator else { return false }
        return index + 1 >= buffer.tokens.count || buffer.tokens[index + 1].hasSpaceBefore
    }
}
