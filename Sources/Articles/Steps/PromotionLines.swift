import LibXML2
import Model

/// Takes out lines that lead elsewhere: "Read: ...", "Advertisement", newsletter and sharing lines.
///
/// A label alone proves nothing ("Read" may begin a sentence), so something must agree with it: a colon, a link that
/// makes up the line, or the line being the label and no more.
enum PromotionLines {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && draft.verdicts[index].kind != .note {
            if let reason = reason(index, draft) { draft.verdicts[index].drop(reason) }
        }
    }

    private static func reason(_ index: Int, _ draft: ArticleDraft) -> String? {
        let block = draft.blocks.blocks[index]
        if block.measure.words <= 60, draft.outline.own[Int(block.node)].contains(.promotion) {
            return "its element is called a promotion"
        }
        guard block.measure.width < 260, !block.measure.endsSentence || block.linkDensity > 40 else { return nil }
        let label = draft.labels[index]
        switch label {
        case .advertisement where block.measure.words <= 4: return "an advertisement's label"
        case .readMore:
            if hasColon(draft.text(index)) || block.linkDensity > 40 { return "leads to another article" }
            return block.measure.words <= 3 && !block.measure.endsSentence ? "a label for other articles" : nil
        case .share, .follow, .newsletter, .comments, .player:
            if block.measure.words <= 3 || block.linkDensity > 60 { return "\(label) line" }
            return nil
        default: return nil
        }
    }

    /// A colon within the first few words.
    private static func hasColon(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")) ?? wideColon(text) else { return false }
        return text[..<colon].lazy.filter { $0 == 0x20 }.count <= 3
    }

    private static func wideColon(_ text: ArraySlice<UInt8>) -> Int? {
        let head = text.prefix(40)
        return head.indices.first {
            $0 + 2 < head.endIndex && head[$0] == 0xEF && head[$0 + 1] == 0xBC && head[$0 + 2] == 0x9A
        }
    }
}
