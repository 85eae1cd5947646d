import Changes
import Model
import Testing

/// A generator with a seed, so that a failure can be played again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct RoundTripTests {
    static let words = [
        "the", "bridge", "of", "Millbrook", "8", "12", "$1.5", "million", "re-signed", "said", "“no”", "café", "may",
        "not", "2,5", "%", "東京", "で", "会議", "वाराणसी", "القاهرة", "Müller", "don’t", "—", "(old)", "end.", "Why?",
        "\u{A0}x",
        "ภาษาไทย", "co-op", "…", "a", "and", "to",
    ]

    static func paragraph(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 1...40, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined(separator: " ")
    }

    static func edited(_ texts: [String], _ random: inout Seeded) -> [String] {
        var result = texts
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let place = Int.random(in: 0...max(0, result.count - 1), using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: result.insert(paragraph(&random), at: place)
            case 1 where result.count > 1: result.remove(at: place)
            case 2 where result.count > 1: result.swapAt(place, result.count - 1)
            case 3 where place + 1 < result.count: result[place] += " " + result.remove(at: place + 1)
            default:
                guard !result.isEmpty else { continue }
                var parts = result[place].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                let word = Int.random(in: 0..<parts.count, using: &random)
                parts[word] = words.randomElement(using: &random) ?? ""
                result[place] = parts.joined(separator: " ")
            }
        }
        return result
    }

    @Test(arguments: 0..<400)
    func `the pieces of a difference are both texts again`(seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let old = (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.paragraph(&random) }
        let new = Self.edited(old, &random)
        let parts = ArticleDiff(article(old), article(new)).parts.filter { $0.field == .body }
        let oldTexts = parts.filter { $0.change != .moved }.map { $0.segments.map(\.old).joined() }
        // The new text's sentences are shown in the known paragraphs.
        let newTexts = parts.filter { $0.change != .movedAway }.map { $0.segments.map(\.new).joined() }
        let words = { (text: String) in text.filter { !$0.isWhitespace } }
        #expect(oldTexts.filter { !$0.isEmpty }.joined(separator: "\n") == old.joined(separator: "\n"))
        #expect(words(newTexts.joined()) == words(new.joined()))
    }

    @Test(arguments: 0..<200)
    func `a difference is empty only when the texts compare as equal`(seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 0xD1B5_4A32_D192_ED03 &+ 7)
        let old = (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.paragraph(&random) }
        let new = Self.edited(old, &random)
        let hashes = (ContentHash.of(article(old)), ContentHash.of(article(new)))
        let comparison = Comparison.compare(article(old), article(new))
        if hashes.0.whole == hashes.1.whole { #expect(comparison.isEmpty) }
        if comparison.isEmpty, comparison.suppressed.isEmpty { #expect(hashes.0.whole == hashes.1.whole) }
    }

    @Test func `hostile input ends`() {
        let texts = [
            String(repeating: "\u{301}", count: 5000), String(repeating: "“", count: 5000),
            String(repeating: "a ", count: 20_000), String(repeating: "1.", count: 5000),
            String(repeating: "\u{1100}\u{1161}\u{11A8}", count: 2000), "", " ", "\u{0}\u{FFFD}",
            String(repeating: "No! ", count: 3000), String(repeating: "'", count: 3000),
        ]
        for old in texts {
            for new in texts { _ = Comparison.compare(article([old]), article([new])).edits.count }
        }
    }
}
