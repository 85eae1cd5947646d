import Testing
import YAML

@Suite struct YAMLTests {
    @Test func `values keep their places`() throws {
        let root = try #require(YAMLDocument(Array("a: 1\nb:\n  - \"ü\"\n  - {c: ~}\n".utf8)).root)
        #expect(root["a"] == YAMLNode(value: .scalar("1", isPlain: true), position: .init(line: 1, column: 4)))
        guard case .sequence(let items) = root["b"]?.value else {
            Issue.record("no list")
            return
        }
        #expect(items[0] == YAMLNode(value: .scalar("ü", isPlain: false), position: .init(line: 3, column: 5)))
        #expect(items[1].position == .init(line: 4, column: 5))
        #expect(items[1]["c"]?.isNull == true)
    }

    @Test func `columns count characters, not bytes`() {
        let document = YAMLDocument(Array("ä: {ö: [ü, 本: x, 本: x]}".utf8))
        #expect(document.root?["ä"]?.position == .init(line: 1, column: 4))
    }

    @Test func `empty files have no root`() {
        for text in ["", "\n\n", "# only words\n", "%YAML 1.1\n---\n...\n"] {
            let document = YAMLDocument(Array(text.utf8))
            #expect(document.mistakes.isEmpty)
            #expect(document.root?.isNull ?? true)
        }
    }

    @Test func `quoted words are not null`() {
        for (text, isNull) in [("~", true), ("null", true), ("''", false), ("'null'", false), ("\"~\"", false)] {
            #expect(YAMLDocument(Array("a: \(text)".utf8)).root?["a"]?.isNull == isNull)
        }
    }

    @Test func `copies through aliases are bounded`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let document = YAMLDocument(Array(text.utf8))
        #expect(document.mistakes.map(\.message) == ["too many copies through aliases"])
    }

    @Test func `a node inside itself and deep nesting end`() {
        #expect(YAMLDocument(Array("a: &a [*a]".utf8)).mistakes.first?.message.hasPrefix("nested too deeply") == true)
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(YAMLDocument(Array(deep.utf8)).mistakes.first?.message.hasPrefix("nested too deeply") == true)
        let deeper = String(repeating: "[", count: 200_000)
        #expect(YAMLDocument(Array(deeper.utf8)).mistakes.first?.message.hasPrefix("nested too deeply") == true)
        let blocks = String(repeating: "- ", count: 20_000)
        #expect(YAMLDocument(Array(blocks.utf8)).mistakes.first?.message.hasPrefix("nested too deeply") == true)
    }

    @Test func `bytes that are no text are refused with their place`() {
        for bytes: [UInt8] in [[0x61, 0x3A, 0x20, 0xFF], [0x61, 0x00, 0x62], [0xFF, 0xFE, 0x00, 0xD8]] {
            let document = YAMLDocument(bytes)
            #expect(document.root == nil)
            #expect(document.mistakes.count == 1)
        }
    }

    @Test func `any beginning of a document is read or refused`() {
        let text = Array("a: &x {b: [1, 'two', \"thr\\u00E9e\"], c: |\n    block\n  }\nd: *x\n? k\n: v\n".utf8)
        for count in 0...text.count {
            let document = YAMLDocument(Array(text[..<count]))
            #expect(document.root != nil || document.mistakes.count <= 1)
        }
    }
}
