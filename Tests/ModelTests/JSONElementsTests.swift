import JSON
import Testing

@Suite struct `JSON elements` {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let elements: [String]
        let rest: String
        let isDamaged: Bool
        var testDescription: String { text }

        init(_ text: String, _ elements: [String], rest: String = "{}", isDamaged: Bool = false) {
            (self.text, self.elements, self.rest, self.isDamaged) = (text, elements, rest, isDamaged)
        }
    }

    static let cases = [
        Case("{\"items\":[]}", []),
        Case("{\"items\":[1,{\"a\":[\"]\"]},\"x\"]}", ["1", "{\"a\":[\"]\"]}", "\"x\""]),
        Case(" {\"a\":1,\"items\":[1,2,],\"b\":{}} after", ["1", "2"], rest: "{\"a\":1,\"b\":{}}"),
        Case("{\"items\":[\"\\\"]\\\\\",2],\"b\":3}", ["\"\\\"]\\\\\"", "2"], rest: "{\"b\":3}"),
        Case("{\"items\":[1],\"items\":[2]}", ["1"], rest: "{\"items\":[2]}"),
        Case("{\"items\":{\"a\":1}}", [], rest: "{\"items\":{\"a\":1}}"),
        Case("[1]", [], rest: "[1]"),
        // Cut short, or damaged: what came before is there.
        Case("{\"a\":1,\"items\":[1,{\"b\":2},{\"c\":", ["1", "{\"b\":2}"], rest: "{\"a\":1}", isDamaged: true),
        Case("{\"items\":[1,2", ["1", "2"], isDamaged: true),
        Case("{\"items\":[1,nonsense,2],\"a\":1}", ["1"], rest: "{\"a\":1}", isDamaged: true),
        Case("{\"items\":[1 2]}", ["1"], isDamaged: true),
        Case("{\"items\":[1],\"a\":", ["1"], isDamaged: true),
        Case("{\"items\":[", [], isDamaged: true),
    ]

    @Test(arguments: cases) func `come one by one, up to the damage`(_ example: Case) throws {
        var elements = try JSONElements(of: "items", in: Array(example.text.utf8))
        var found: [String] = []
        while let element = elements.next() { found.append(written(element)) }
        #expect(found == example.elements)
        #expect(written(elements.rest) == example.rest)
        #expect((elements.damage != nil) == example.isDamaged)
        #expect(elements.next() == nil)
    }

    @Test(arguments: ["", "{", "{\"a\":", "{\"a\":tru,\"items\":[1]}", "{items:[1]}"])
    func `damage before the array is an error`(_ text: String) {
        #expect(throws: JSONError.self) { try JSONElements(of: "items", in: Array(text.utf8)) }
    }

    private func written(_ value: JSONValue) -> String {
        var json = JSONWriter()
        json.value(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
