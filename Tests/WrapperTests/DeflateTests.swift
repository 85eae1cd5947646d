import Deflate
import Testing
import Zlib

/// What a stream decoder makes of a body; nil when it is damaged, cut or over the limit.
private func streamed(_ body: [UInt8], limit: Int) -> [UInt8]? {
    let inflater = Inflater()
    inflater.begin(.gzip)
    var output: [UInt8] = []
    return inflater.inflate(body, into: &output, limit: limit) == .going && inflater.isComplete ? output : nil
}

struct DeflateTests {
    @Test(arguments: [1, 100, 70_000, 1 << 20])
    func `a plain member gives what a stream decoder gives, in an inflater that is used again`(size: Int) throws {
        let inflater = WholeInflater()
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let body = try #require(Deflater.compress(content, .gzip))
        for _ in 0..<2 {
            #expect(inflater.gzip(body, limit: size) == content)
            #expect(streamed(body, limit: size) == content)
        }
    }

    @Test func `everything else is left to a stream decoder`() throws {
        let member = try #require(Deflater.compress(Array("hello hello hello hello".utf8), .gzip))
        var lie = member
        lie[lie.count - 4] = 0xFF
        var wrong = member
        wrong[wrong.count - 8] ^= 1
        let rows: [(name: String, body: [UInt8], limit: Int)] = [
            ("nothing", [], 100), ("no gzip", Array("a body that is plain text".utf8), 1 << 30),
            ("two members", member + member, 100), ("rubbish behind it", member + Array("rubbish".utf8), 1 << 30),
            ("cut", member.dropLast(9), 1 << 30), ("a length that is a lie", lie, 1 << 30),
            ("another checksum", wrong, 100), ("more than the limit", member, 22),
        ]
        let inflater = WholeInflater()
        for row in rows { #expect(inflater.gzip(row.body, limit: row.limit) == nil, "\(row.name)") }
        #expect(inflater.gzip(member, limit: 23) == Array("hello hello hello hello".utf8))
    }
}
