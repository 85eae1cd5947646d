import JSON
import Testing

private func parse(_ text: String, lenient: Bool = false) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8), lenient: lenient)
}

@Test(arguments: [
    #"{"a":[1,-2.5e+3,true,false,null],"b":{"c":"d"}}"#,
    #""quote \" backslash \\ line \n tab \t""#,
    #"[]"#, #"{}"#, #"[[[]]]"#, #"0"#, #"-0.5"#, #""é 東京 🗾""#,
])
func `a document is written again as it was read`(text: String) throws {
    var writer = JSONWriter()
    writer.value(try parse(text))
    #expect(writer.text == text)
}

@Test(arguments: [
    (#""\u00e9""#, "é"), (#""\ud83d\uddfe""#, "🗾"), (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\/""#, "/"), (#""\b\f""#, "\u{8}\u{c}"),
])
func `escapes become characters`(text: String, expected: String) throws {
    #expect(try parse(text).string == expected)
}

@Test(arguments: [
    "", "{", "[1,]", #"{"a":1,}"#, "[1 2]", "01", "1.", "-", "nul", #""abc"#, "\"a\nb\"", "1 2", #"{"a" 1}"#, #""\x""#,
    #"{a:1}"#, "'a'",
])
func `what is no JSON is refused with its place`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
}

@Test(arguments: ["[1,]", #"{"a":1,}"#, "\"a\nb\"", "1 2"])
func `the mistakes of web pages are forgiven when asked`(text: String) throws {
    _ = try parse(text, lenient: true)
}

@Test func `depth is bounded`() {
    let deep = String(repeating: "[", count: 100_000)
    let error = #expect(throws: JSONError.self) { try parse(deep) }
    #expect(error?.offset == JSONParser.maximumDepth)
}

@Test func `invalid UTF-8 becomes replacement characters`() throws {
    #expect(try JSONParser.parse([0x22, 0xFF, 0x22]).string == "\u{FFFD}")
}

@Test func `members are found by name and elements by place`() throws {
    let value = try parse(#"{"a":[1,"x"],"n":null,"a":2}"#)
    #expect(value["a"]?[1]?.string == "x")
    #expect(value["a"]?[2] == nil)
    #expect(value["n"]?.isNull == true)
    #expect(value["b"] == nil)
    #expect(value["a"]?[0]?.int == 1)
}

@Test func `control characters are escaped in the output`() {
    var writer = JSONWriter()
    writer.object { json in
        json.field("k", "\u{1}\u{1F}\r")
        json.field("none", nil as String?)
        json.field("list", ["a", "b"])
        json.field("half", 0.5)
    }
    #expect(writer.text == #"{"k":"\u0001\u001f\r","none":null,"list":["a","b"],"half":0.5}"#)
}
