import Configuration
import Linux
import Model
import Testing

/// Xorshift: the same mutations in every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

@Suite struct MutationTests {
    private static var example: [UInt8] {
        get throws {
            let tests = FileSystem.parent(of: FileSystem.parent(of: #filePath))
            return try FileSystem.read(FileSystem.parent(of: tests) + "/config/errata.yaml")
        }
    }

    @Test func `the example of the repository is understood as it says`() throws {
        let settings = try ConfigurationFile.parse(String(decoding: try Self.example, as: UTF8.self)).get()
        #expect(settings.sources.map(\.id) == ["example-world", "terms-of-use", "example-news", "members"])
        #expect(settings.webhooks.map(\.name) == ["desk"])
        #expect(settings.warnings.isEmpty)
    }

    @Test func `a damaged file gives settings or mistakes with places inside it`() throws {
        let example = try Self.example
        let pieces = [
            "[", "]", "{", "}", ":", "- ", "\n", "  ", "\t", "&a ", "*a", "\"", "'", "#", "!!x ", "\u{0}", "é", "~",
            "|",
        ]
        var dice = Dice()
        for _ in 0..<1500 {
            var bytes = example
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let at = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: bytes.remove(at: at)
                case 1: bytes.insert(contentsOf: Array(pieces.randomElement(using: &dice)!.utf8), at: at)
                default: bytes[at] = UInt8.random(in: 0...255, using: &dice)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard case .failure(let errors) = ConfigurationFile.parse(text) else { continue }
            #expect(!errors.mistakes.isEmpty)
            let lines = text.utf8.count { $0 == 0x0A || $0 == 0x0D } + 2
            #expect(errors.mistakes.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 })
        }
    }
}
