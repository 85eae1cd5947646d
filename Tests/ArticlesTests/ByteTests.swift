import Testing

@testable import Articles

struct ByteTests {
    /// What the standard library says of the bytes.
    private static func expected(_ bytes: [UInt8]) -> UTF8Check.Finding {
        guard (try? UTF8Span(validating: bytes.span)) != nil else { return .invalid }
        return bytes.contains { $0 >= 0x80 } ? .beyondASCII : .ascii
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xC3], [0xC3, 0xA9], [0xE2, 0x82], [0xE2, 0x82, 0xAC],
            [0xF0, 0x9F, 0x98],
            [0xE2, 0x28, 0xAC], [0xE2, 0x82, 0x28],
        ] as [[UInt8]])
    func `a sequence is UTF-8 wherever it stands`(sequence: [UInt8]) {
        for before in 0..<70 {
            for after in [0, 1, 40] {
                let bytes =
                    [UInt8](repeating: 0x61, count: before) + sequence + [UInt8](repeating: 0x62, count: after)
                #expect(UTF8Check.isUTF8(bytes.span) == Self.expected(bytes))
            }
        }
    }

    @Test func `any bytes are found to be UTF-8 or not as the standard library finds`() {
        var random = SystemRandomNumberGenerator()
        let pieces: [[UInt8]] = [
            [0x41], [0xC3, 0xA9], [0xE2, 0x80, 0x99], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xE2, 0x80],
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...60, using: &random)
            let bytes = (0..<count).flatMap { _ in pieces[min(Int.random(in: 0...40, using: &random), 40) % 41 / 8] }
            #expect(UTF8Check.isUTF8(bytes.span) == Self.expected(bytes), "\(bytes)")
        }
    }

    @Test func `a table holds what was put in and nothing else`() {
        var table = KeyTable<Int>(capacity: 500)
        #expect(table.isEmpty)
        let keys = (0..<500).map { UInt64($0) &* 0x0123_4567_89AB_CDEF }
        for (value, key) in keys.enumerated() where key != 0 { table[key] = value }
        for (value, key) in keys.enumerated() where key != 0 { #expect(table[key] == value) }
        #expect(keys.allSatisfy { $0 == 0 || table.contains($0) })
        #expect(!(1...2000).contains { table.contains(UInt64($0) &* 0x0FED_CBA9_8765_4321) })
        #expect(KeyTable<Bool>([0, 7]).contains(0))
    }
}
