import Model
import Testing

// RFC 3986 section 5.4, and what feeds really contain.
@Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("  g h\n", "http://a/b/c/g%20h"), ("mailto:x@y", "mailto:x@y"), ("HTTP://EXAMPLE.org/A", "http://example.org/A"),
])
func `a reference is resolved`(reference: String, expected: String) {
    #expect(WebAddress.resolve(reference, base: WebAddress("http://a/b/c/d;p?q")).description == expected)
}

@Test func `an address has its parts`() {
    let address = WebAddress("https://user:pw@News.Example.org:8443/a?b#c")
    #expect(address.host == "news.example.org")
    #expect(address.port == 8443)
    #expect(address.origin == "https://news.example.org:8443")
    #expect(address.withoutFragment.description == "https://news.example.org:8443/a?b")
    #expect(address.userInformation == "user:pw")
    #expect(WebAddress("http://[::1]:80/").host == "[::1]")
    #expect(WebAddress("http://example.org").origin == "http://example.org:80")
}

@Test(arguments: ["", "tag:example.org,2020:1", "/a", "javascript:alert(1)", "http://", "http:///x", "a:b:c"])
func `what cannot be fetched is no web address`(text: String) {
    #expect(!WebAddress(text).isWeb)
}

@Test func `an origin is scheme, host and port, however they are written`() {
    let address = WebAddress("http://user:pw@News.example.org/a?b")
    #expect(address.hasOrigin(of: WebAddress("HTTP://news.EXAMPLE.org:80/other")))
    #expect(!address.hasOrigin(of: WebAddress("https://news.example.org:80/")))
    #expect(!address.hasOrigin(of: WebAddress("http://news.example.org:81/")))
    #expect(!address.hasOrigin(of: WebAddress("http://www.news.example.org/")))
    #expect(!WebAddress("/a").hasOrigin(of: WebAddress("/a")))
}

@Test func `hosts of unusual authorities`() {
    #expect(WebAddress("http://a@b@EXAMPLE.org:80/").host == "example.org")
    #expect(WebAddress("http://a@b@EXAMPLE.org:80/").authority == "example.org:80")
    #expect(WebAddress("http://a@b@EXAMPLE.org:80/").userInformation == "a@b")
    #expect(WebAddress("http://[2001:DB8::1]:8080/").host == "[2001:db8::1]")
    #expect(WebAddress("http://[2001:DB8::1]:8080/").port == 8080)
    #expect(WebAddress("http://\u{130}.example/").host == "\u{130}.example".lowercased())
    #expect(WebAddress("http:///path").isWeb == false)
    #expect(WebAddress("http://:80/path").isWeb == false)
    #expect(WebAddress("//host/path").authority == "host")
    #expect(WebAddress("/").path == "/")
    #expect(WebAddress("").path.isEmpty)
}

@Test(arguments: [
    "https://user:s3cret@example.org/a", "https://s3cret@example.org/a", "//u:s3cret@example.org/a",
    "http://u:s3cret@[::1]:8/",
    "HTTPS://U:s3cret@example.org:443/a?b=c#d", "https://u:s3cret%40@example.org/", "https://a@s3cret@example.org/",
])
func `credentials in an address are never part of its text`(text: String) {
    let base = WebAddress("https://example.net/")
    #expect(!WebAddress(text).description.contains("s3cret"))
    #expect(!WebAddress.resolve(text, base: base).description.contains("s3cret"))
    #expect(!WebAddress.resolve("../x", base: WebAddress(text)).description.contains("s3cret"))
    #expect(WebAddress(text).userInformation?.contains("s3cret") == true)
    #expect(WebAddress(text).origin?.contains("s3cret") != true)
}
