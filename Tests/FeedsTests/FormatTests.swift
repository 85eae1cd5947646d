import Feeds
import Model
import Testing

struct FormatTests {
    @Test(arguments: [
        ("<rss version=\"0.91\"><channel/></rss>", "rss0.91"),
        ("<rss version=\"0.92\"><channel/></rss>", "rss0.92"),
        ("<rss version=\"2.01\"><channel/></rss>", "rss2.0"),
        ("<rss><channel/></rss>", "rss"),
        ("<RSS VERSION='2.0'><CHANNEL/></RSS>", "rss2.0"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
            "rss1.0"
        ),
        ("<rdf:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'/>", "rss0.90"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "atom1.0"),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "atom1.0"),
        ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", "atom0.3"),
        ("<entry xmlns='http://www.w3.org/2005/Atom'><title>x</title></entry>", "atom1.0"),
        ("<Channel xmlns='http://purl.org/net/rss1.1#'><items><item/></items></Channel>", "rss1.1"),
        ("<CHANNEL HREF='https://a.example/'><ITEM HREF='https://a.example/1'/></CHANNEL>", "cdf"),
        ("<urlset/>", "sitemap"),
        ("<sitemapindex><sitemap><loc>https://a.example/</loc></sitemap></sitemapindex>", "sitemapindex"),
        ("https://a.example/1\r\nhttps://a.example/2\n", "sitemap"),
        ("<opml version='1.0'><body/></opml>", "opml"),
        ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", "jsonfeed1.0"),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", "jsonfeed1.1"),
        ("<br />\n<b>Warning</b>: x in <b>y.php</b><br />\n<?xml version='1.0'?><rss version='2.0'/>", "rss2.0"),
        ("<!DOCTYPE html><rss version='2.0'/>", "rss2.0"),
        ("\u{FEFF}\n<?xml version='1.0'?><rss version='2.0'/>", "rss2.0"),
    ])
    func `The root element tells the format`(text: String, format: String) {
        #expect(Documents.read(text)?.format == format)
    }

    @Test(arguments: ["text/html", "text/plain; charset=utf-8", "application/octet-stream"])
    func `The type that was sent decides nothing`(type: String) {
        #expect(Documents.read("<rss version='2.0'/>", type: type)?.format == "rss2.0")
    }

    @Test func `A page is said to be a page, with its feeds`() {
        let html = """
            <!doctype html><html><head><link rel=alternate type="application/rss+xml" title="News &amp; more" href="/rss">
            <link rel="stylesheet alternate" type="text/xml" href="/x"></head><body>x</body></html>
            """
        let expected = FeedLink(url: "https://a.example/rss", title: "News & more", type: "application/rss+xml")
        #expect(FeedReader.read(Array(html.utf8), url: "https://a.example/") == .page(feeds: [expected]))
    }

    @Test(arguments: [
        ("", "the document is empty"), (" \n ", "the document is empty"),
        ("\u{1F}\u{8B}", "not a feed: no RSS, Atom, RDF or sitemap root element, and not JSON"),
        ("Not found", "not a feed: no RSS, Atom, RDF or sitemap root element, and not JSON"),
        ("{\"a\":1}", "the document is JSON, but no JSON Feed: it has no \"items\""),
    ])
    func `What is no feed is said to be none`(text: String, reason: String) {
        #expect(FeedReader.read(Array(text.utf8)) == .unreadable(reason: reason))
    }

    @Test func `A compressed document is named`() {
        #expect(FeedReader.read([0x1F, 0x8B, 8, 0]) == .unreadable(reason: "the document is still compressed (gzip)"))
    }
}
