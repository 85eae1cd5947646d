import Feeds
import Model
import Testing

struct TitleTests {
    @Test(arguments: [
        ("AT&amp;T", "AT&T"), ("AT&amp;amp;T", "AT&T"), ("I &lt;3 you", "I <3 you"), ("A &lt; B", "A < B"),
        ("&lt;gorilla&gt;", "<gorilla>"), ("a &lt;b&gt;bold&lt;/b&gt; move", "a bold move"),
        ("<![CDATA[a <em>bold</em> move &amp; more]]>", "a bold move & more"),
        ("one<![CDATA[ two]]> three", "one two three"), ("  one\n\ttwo  ", "one two"), ("x&nbsp;y", "x y"),
        ("caf&eacute; &#8217;s", "café ’s"), ("It&#146;s", "It’s"), ("&amp;amp;#8217;", "’"),
        ("Use &amp;amp;lt;b&amp;amp;gt;", "Use &lt;b&gt;"), ("R&D today", "R&D today"), ("a &foo; b", "a &foo; b"),
        ("a<b>bold</b>c", "aboldc"), ("\u{200B}x\u{FEFF}", "x"), ("x &#0; y&#11;", "x y"), ("Q&A: 1 < 2", "Q&A: 1 < 2"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;News", "News"), ("<!-- c -->x", "x"),
    ])
    func `RSS titles become plain text`(xml: String, title: String) {
        #expect(Documents.entry(Documents.item("<title>\(xml)</title>"))?.title == title)
    }

    @Test(arguments: [
        ("type='text'", "use &lt;b&gt; &amp;amp; co", "use <b> &amp; co"), ("", "a &lt;b&gt;", "a <b>"),
        ("type='html'", "a &lt;i&gt;b&lt;/i&gt; &amp;amp; c", "a b & c"),
        ("type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'>a <b>b</b> &lt;c&gt;</div>", "a b <c>"),
        ("type='html'", "<![CDATA[5 &lt; 6]]>", "5 < 6"),
        ("type='application/octet-stream'", "QSA8Yj5CPC9iPg==", "A B"),
    ])
    func `Atom titles are what their type says`(type: String, xml: String, title: String) {
        #expect(Documents.entry(Documents.atom("<entry><title \(type)>\(xml)</title></entry>"))?.title == title)
    }

    @Test(arguments: [
        ("<title>real</title><media:title>no</media:title>", "real"),
        ("<media:title>no</media:title><title>real</title>", "real"),
        ("<image><title>no</title></image><title>real</title>", "real"),
        ("<source url='x'>no</source><title>real</title>", "real"),
        ("<dc:title>fallback</dc:title>", "fallback"), ("<dc:title>no</dc:title><title>real</title>", "real"),
        ("<title/><title>real</title>", "real"),
        ("<x:y xmlns:x='urn:x'><title>no</title></x:y><title>real</title>", "real"),
        ("<other xmlns='urn:other'><title>no</title></other><title>real</title>", "real"),
        ("<atom:author><atom:name>A</atom:name><title>no</title></atom:author><title>real</title>", "real"),
    ])
    func `The title of something else is not the entry's`(xml: String, title: String) {
        #expect(Documents.entry(Documents.item(xml))?.title == title)
    }
}
