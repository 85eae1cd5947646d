import JSON
import Testing

@testable import Articles

struct NuxtStateTests {
    @Test(arguments: [
        (
            #"window.__NUXT__=(function(a,b){b[0]={name:a};return {title:a,isNew:!0,list:b}}("Storm",Array(1)));"#,
            #"[{"name":"Storm"},{"title":"Storm","isNew":true,"list":null}]"#
        ),
        (
            #"window.__NUXT__=(function(a,b,c){return {data:[{"a-b":a,n:-1.5,m:.25,x:void 0,y:b,z:[c,c]}]}}(null,!1,'it "is"'))"#,
            #"[{"data":[{"a-b":null,"n":-1.5,"m":0.25,"x":null,"y":false,"z":["it \"is\"","it \"is\""]}]}]"#
        ),
        (
            #"window.__NUXT__ = (function(){return {at:new Date(1587127389000),t:"a\u003Cb}\"",1:2}}())"#,
            #"[{"at":1587127389000,"t":"a\u003Cb}\"","1":2}]"#
        ),
    ])
    func `the call that Nuxt 2 writes is read`(script: String, expected: String) throws {
        let json = try #require(NuxtState.json(Array(script.utf8)[...]))
        #expect(String(decoding: json, as: UTF8.self) == expected)
        _ = try JSONParser.parse(json, lenient: true)
    }

    @Test func `hostile scripts take bounded time and room`() {
        let names = (0..<3000).map { "p\($0)" }.joined(separator: ",")
        let doubling = (0..<3000).map {
            $0 == 0 ? "\"\(String(repeating: "x", count: 999))\"" : "[p\($0 - 1),p\($0 - 1)]"
        }
        let scripts = [
            "(function(\(names)){return {a:p2999}}(\(doubling.joined(separator: ","))))",
            "(function(a){return [\(String(repeating: "a,", count: 100_000))1]}(\"\(String(repeating: "y", count: 9999))\"))",
            "(function(a){return {}}(" + String(repeating: "a(", count: 500_000),
            "(function(a){" + String(repeating: "{", count: 500_000), "(function(", "(function(a){return \"",
        ]
        for script in scripts {
            let json = NuxtState.json(Array(("window.__NUXT__=" + script).utf8)[...])
            #expect(json?.count ?? 0 < 5 << 20)
        }
    }
}
