import Testing

@testable import Changes

/// Texts of nothing but marks: 16 MB of them would take 400 MB as tokens.
struct TokenBoundTests {
    private static let marks = String(repeating: "<", count: 2_000_000)

    @Test func `a text of marks is bounded, and a change anywhere in it is one`() {
        let hash = { (text: String) in
            var buffer = TokenBuffer()
            let range = buffer.append(text)
            #expect(range.count <= TokenBuffer.mostTokensOfText + 1)
            #expect(buffer.text(range) == text)
            return buffer.hash(range)
        }
        let before = hash(Self.marks)
        #expect(hash(Self.marks) == before)
        #expect(hash(Self.marks + "x") != before)
        #expect(hash("x" + Self.marks.dropFirst()) != before)
    }

    @Test func `so are many of them, and each stands for itself`() {
        var buffer = TokenBuffer()
        let ranges = (0..<5).map { _ in buffer.append(Self.marks) } + [buffer.append("the bridge is closed")]
        #expect(buffer.tokens.count < 1_000_010)
        #expect(ranges.allSatisfy { !$0.isEmpty })
        #expect(buffer.text(ranges[5]) == "the bridge is closed")
    }
}
