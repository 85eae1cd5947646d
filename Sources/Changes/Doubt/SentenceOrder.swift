import Model

/// Which sentences stand in another order than before, whatever paragraphs they are in.
///
/// Paragraphs that are joined and split otherwise keep the order of their sentences; a paragraph that was moved does not,
/// and whether the alignment calls it moved or gone from one place and come to another is a matter of its neighbours.
struct SentenceOrder {
    /// Each sentence that overtook another one or was overtaken, and the one that it now stands behind.
    private var behind: [UInt64: UInt64] = [:]

    /// Compares the order of the sentences that stand once on both sides.
    ///
    /// What the headline or the standfirst says may be said again anywhere: in a lead, in a box of key points.
    init(_ old: ArticleContent, _ new: ArticleContent) {
        let fields = [old.headline, old.standfirst, new.headline, new.standfirst].compactMap(\.self)
        let repeated = Set(fields.flatMap { SentencePrints.of($0) })
        let before = SentenceOrder.sentences(old.blocks).filter { !repeated.contains($0) }
        let after = SentenceOrder.sentences(new.blocks).filter { !repeated.contains($0) }
        let places = SentenceOrder.places(after)
        let known = SentenceOrder.places(before)
        let common = before.filter { known[$0] != nil && places[$0] != nil }
        let order = common.compactMap { places[$0] }
        // A sentence is out of order when one that stood before it now stands behind it, or the other way round.
        let furthest = order.reduce(into: [Int]()) { $0.append(max($0.last ?? -1, $1)) }
        let nearest = order.reversed().reduce(into: [Int]()) { $0.append(min($0.last ?? .max, $1)) }
        for (index, place) in order.enumerated()
        where furthest[index] > place || nearest[order.count - 1 - index] < place {
            behind[common[index]] = place == 0 ? 0 : after[place - 1]
        }
    }

    /// What is recognised again at the next look: these sentences stand behind those.
    func marks(_ sentences: some Sequence<UInt64>) -> [UInt64] {
        sentences.compactMap { sentence in
            guard let place = behind[sentence] else { return nil }
            var hash = Hash64(seed: 29)
            hash.mix(sentence)
            hash.mix(place)
            return hash.value
        }
    }

    private static func sentences(_ blocks: [Block]) -> [UInt64] {
        blocks.lazy.filter(\.kind.isBody).flatMap { SentencePrints.of($0.text) }
    }

    /// Where each sentence stands that stands there once.
    private static func places(_ sentences: [UInt64]) -> [UInt64: Int] {
        var places: [UInt64: Int] = [:]
        var repeated: Set<UInt64> = []
        for (place, sentence) in sentences.enumerated() where places.updateValue(place, forKey: sentence) != nil {
            repeated.insert(sentence)
        }
        for sentence in repeated { places[sentence] = nil }
        return places
    }
}
