import LibXML2
import Testing

/// What a browser shows of a page, by the tokenizer's rules in the HTML standard (section 13.2.5).
///
/// libxml2 2.9 has rules of its own for most of these.
@Suite struct TokenizerTests {
    private static func shown(_ html: String) -> String {
        let tree = HTMLParser().parse(Array(html.utf8))
        var text = ""
        var index = 0
        while index < tree.nodes.count {
            switch tree.nodes[index].tag {
            case .text: text += String(decoding: tree.bytes[tree.textRange(index)], as: UTF8.self)
            case .script, .style, .title, .template, .iframe: index = Int(tree.nodes[index].end) - 1
            case .br: text += "|"
            default: break
            }
            index += 1
        }
        return text.split { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }.joined(separator: " ")
    }

    @Test(arguments: [
        ("&#128;5", "€5"), ("&#x80;5", "€5"), ("&#X80;5", "€5"), ("&#0128;5", "€5"), ("&#128 5", "€ 5"), ("&#128", "€"),
        ("&#145;a&#146;", "‘a’"), ("&#147;a&#148;", "“a”"), ("1990&#150;95", "1990–95"), ("a&#151;b", "a—b"),
        ("so&#133;", "so…"), ("&#153;&#149;&#130;&#132;", "™•‚„"), ("&#138;&#154;&#142;&#158;&#159;", "ŠšŽžŸ"),
        ("a&#129;b", "a\u{81}b"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#1114112;", "\u{FFFD}"),
        ("&#99999999999999999999;", "\u{FFFD}"), ("&#65;&#x41;&#65B", "AAAB"), ("&#;a&#x;b&#xg;", "&#;a&#x;b&#xg;"),
        ("AT&T; R&D", "AT&T; R&D"), ("&copy; &copy 2026 &COPY;", "© © 2026 ©"), ("&notit; &notin; &not", "¬it; ∉ ¬"),
        ("&lt;b&gt; &lt b &LT", "<b> < b <"), ("&amp;#150; &amp;amp;", "&#150; &amp;"), ("&apos;&quot;&QUOT", "'\"\""),
        ("&hellip;&hellip", "…&hellip"), ("&check;&lbrack;&comma;&NotEqualTilde;", "✓[,≂̸"),
        ("&NewLine;a&Tab;b", "a\tb"),
        ("&;&&amp;&nope;&Eacute", "&;&&&nope;É"), ("&CounterClockwiseContourIntegral;", "∳"),
        ("&eacute;t&eacute &nbsp;&shy;&euro;", "été \u{A0}\u{AD}€"), ("&#x1F600;&#128512;", "😀😀"),
    ])
    func `a reference in a text is the character that browsers show`(text: String, expected: String) {
        #expect(Self.shown("<p>\(text)</p>") == expected)
        #expect(Self.shown("<p>\(text)") == expected)
        #expect(Self.shown("<body><p>a <!-- c -->\(text)<!-- c --> b</p>") == "a \(expected) b")
        #expect(Self.shown("<p>Words before that are long enough, \(text)</p>").hasSuffix(", " + expected))
    }

    @Test(arguments: [
        ("'/x?a=1&amp;b=2'", "/x?a=1&b=2"), ("'/x?a=1&copy=2'", "/x?a=1&copy=2"), ("'/x?a=1&copy;=2'", "/x?a=1©=2"),
        ("'/x?a&notit;b&not b'", "/x?a&notit;b¬ b"), ("'5&#150;6&#151'", "5–6—"), ("/x?a=1&amp;b=2", "/x?a=1&b=2"),
        ("/&#128;/", "/€/"), ("\"it's\"", "it's"), ("'a>b'", "a>b"), ("'a\n<b>'", "a\n<b>"), ("x'y\"z", "x'y\"z"),
        ("'&eacute;&eacute'", "éé"), ("''", ""), ("'&amp'", "&"), ("a=b", "a=b"),
    ])
    func `an attribute's value is what browsers read`(value: String, expected: String) {
        for html in [
            "<p><a title=\(value)>x</a>", "<p><a class=k title = \(value) id=i>x</a>", "<p><a TITLE=\(value) >x</a>",
        ] {
            let tree = HTMLParser().parse(Array(html.utf8))
            #expect(tree.attribute(tree.nodes.firstIndex { $0.tag == .a } ?? -1, .title) == expected, "\(html)")
            #expect(tree.rawText(0) == "x")
        }
    }

    @Test(arguments: [
        // Comments and what is taken for one.
        ("<!--><p>a", "a"), ("<!---><p>a", "a"), ("<!----><p>a", "a"), ("<!--x--!><p>a", "a"),
        ("<!-- a > b --><p>c", "c"),
        ("<!-- <!-- x --><p>a", "a"), ("<!---- x ---><p>a", "a"), ("<p>a<!--never closed<p>b", "a"),
        ("<p>a<!--x--", "a"),
        ("<!DOCTYPE html><p>a", "a"), ("<!doctype html SYSTEM 'x'><p>a", "a"), ("<?xml version='1.0'?><p>a", "a"),
        ("<p>a<?php echo 1 ?>b", "ab"), ("<p>a<!x>b", "ab"), ("<p>a<![CDATA[x]]>b", "ab"),
        ("<p>a<![if !IE]>b<![endif]>c", "abc"),
        ("<p>a</>b", "ab"), ("<p>a</ p>b", "ab"), ("<p>a</3>b", "ab"), ("<!--[if IE]><p>a<![endif]--><p>b", "b"),
        // Brackets that begin no tag.
        ("<p>1 < 2 and 3 > 2", "1 < 2 and 3 > 2"), ("<p>I <3 you", "I <3 you"), ("<p>a <> b", "a <> b"),
        ("<p>a <", "a <"),
        ("<p>a <- b &amp; c << d", "a <- b & c << d"), ("<p>a</", "a</"), ("<p>a < b<i>c</i>", "a < bc"),
        ("<p>5<$6", "5<$6"),
        // Tags.
        ("<p>a<b class=\"x\"id=\"y\">b", "ab"), ("<p>a<b =x>b", "ab"), ("<p>a<b \"x>b", "ab"), ("<p>a<b x='>'>b", "ab"),
        ("<p>a<b/x>b", "ab"), ("<P>a</P ><p>b</p x='>'>c", "abc"), ("<p>a<x@y>b</x@y>c", "abc"), ("<p>a</br>b", "a|b"),
        ("<p>a<b title='never closed>b</b> c", "a"), ("<p>a<b titl", "a"), ("<p>a</p", "a"),
        ("<p>a<b\n\nid=x\n>b", "ab"),
        ("<p>a<B\u{C}ID=x>b", "ab"), ("<p>a<h1é>b", "ab"), ("<p>a<p<p>b", "ab"),
        // Characters that are none.
        ("<html><body>\0<p>a", "a"), ("<p>\0a\0b", "ab"), ("<p\0>a", "a"), ("<p class='\0x'>a</p>\0<p>b", "ab"),
        ("\0<!DOCTYPE html>\0<html>\0<head>\0<title>t</title>\0</head>\0<body>\0<p>a", "a"),
        ("<p>a\u{1}\u{8}b\u{7F}c", "ab\u{7F}c"),
        ("<p>a <\0b> c", "a < b> c"), ("<p>a\u{C}b", "a b"), ("<script>\0</script><p>a", "a"),
        // Elements of text.
        ("<title>a <b>x</b> &amp; &#150;</title><p>c", "c"), ("<textarea><p>a</textarea><p>b", "<p>ab"),
        ("<textarea>&lt;a&#150;</textarea><p>b", "<a–b"), ("<xmp><b>a</b>&amp;</xmp><p>c", "<b>a</b>&amp;c"),
        ("<iframe><p>a</p></iframe><p>b", "b"), ("<noembed><p>a</noembed><p>b", "b"),
        ("<style></styles>a</style><p>b", "b"),
        ("<script>a</scripts>b</script><p>c", "c"), ("<script>'<p>a</p>'</SCRIPT\n><p>b", "b"),
        ("<script></script/><p>a", "a"),
        ("<script><!-- <script>a</script> --></script><p>b", "b"), ("<script><!-- a </script><p>b", "b"),
        ("<script><!-- <script> --></script><p>b", "b"), ("<script><!--<script>a</script>b</script><p>c", "c"),
        ("<script>if (a<b) {}</script><p>c", "c"), ("<script src=x></script><p>a", "a"), ("<pre>\na</pre>b", "ab"),
    ])
    func `a page is cut into tags and texts as in browsers`(html: String, expected: String) {
        #expect(Self.shown(html) == expected)
    }

    @Test func `a title is text, whatever stands in it`() {
        let tree = HTMLParser().parse(Array("<title>One <b>title</b> &#150; it&rsquo;s &amp; more</title><p>a".utf8))
        let title = tree.nodes.firstIndex { $0.tag == .title } ?? -1
        #expect(tree.rawText(title) == "One <b>title</b> – it’s & more")
    }

    @Test func `every text of a page stays in its place and once`() {
        let words = (0..<400).map {
            "w\($0) &#150; a<!--c-->b&amp;<!--c-->   <b>x\($0)</b><!---->long words that go past \($0)"
        }
        let html = "<body><p>" + words.joined(separator: "</p>\0<p>") + "</p>"
        let expected = (0..<400).map { "w\($0) – ab& x\($0)long words that go past \($0)" }.joined()
        #expect(HTMLParser().parse(Array(html.utf8)).rawText(0) == expected)
    }
}
