import Changes
import JSON
import Model
import Testing

@testable import Tracking

/// A return to an earlier version is never missed for want of a look at the earlier versions.
@Suite struct EarlierTextsTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let texts = ["The bridge is closed.", "Buses go round.", "A man was hurt.", "Two men were hurt."]

    private func content(_ dice: inout Dice, like old: ArticleContent?) -> ArticleContent {
        var content = old ?? ArticleContent()
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: content.headline = ["Fire", "Flood", "Storm"].randomElement(using: &dice)
        case 1: content.byline = ["By Ann Lee", nil].randomElement(using: &dice) ?? nil
        case 2 where content.blocks.count > 1: content.blocks.shuffle(using: &dice)
        case 3 where content.blocks.count > 1: content.blocks.removeLast()
        case 4: content.blocks.append(Block(.paragraph, Self.texts.randomElement(using: &dice) ?? ""))
        default:
            if content.blocks.isEmpty { content.blocks = [Block(.paragraph, Self.texts[0])] }
            content.blocks[0] = Block(.paragraph, Self.texts.randomElement(using: &dice) ?? "")
        }
        return content
    }

    @Test(arguments: 1...300) func `what a history finds may be held`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        var versions = [content(&dice, like: nil)]
        var earlier = EarlierTexts()
        for _ in 0..<14 {
            let (old, new) = (versions[versions.count - 1], content(&dice, like: versions[versions.count - 1]))
            guard !Comparison.compare(old, new, context: ComparisonContext()).isEmpty else { continue }
            var context = ComparisonContext()
            context.history = FieldHistory(
                versions.suffix(ArticleTracker.versionsRemembered + 1).map { ContentHash.of($0) })
            let comparison = Comparison.compare(old, new, context: context)
            if comparison.revertsBack != nil || !comparison.oscillating.isEmpty {
                let mayHold = earlier.mayHold(from: old, to: new, newest: versions.count)
                #expect(versions.count < 2 || mayHold)
            }
            versions.append(new)
            earlier.note(versions.count, from: old, to: new)
            var json = JSONWriter()
            earlier.write(to: &json)
            #expect(EarlierTexts(json: try? JSONParser.parse(json.bytes)) == earlier)
        }
    }

    @Test func `an edit that brings nothing back needs no look, and one whose past is unknown does`() {
        var (old, new) = (ArticleContent(), ArticleContent())
        old.blocks = [Block(.paragraph, "One."), Block(.paragraph, "Two.")]
        new.blocks = [Block(.paragraph, "One."), Block(.paragraph, "Three.")]
        var next = new
        next.blocks.append(Block(.paragraph, "Four."))
        var earlier = EarlierTexts()
        #expect(earlier.mayHold(from: new, to: next, newest: 2))
        earlier.note(2, from: old, to: new)
        #expect(!earlier.mayHold(from: new, to: next, newest: 2))
        #expect(earlier.mayHold(from: new, to: old, newest: 2))
        #expect(earlier.mayHold(from: new, to: next, newest: 3))
    }
}
