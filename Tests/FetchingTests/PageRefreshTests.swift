import Curl
import Model
import TestOrigin
import Testing

@testable import Fetching

private let address = "https://example.org/old/1?x=1"

struct PageRefreshTests {
    /// What the element says, where that leads from `/old/1?x=1`, and whether for good.
    @Test(
        arguments: [
            ("0; url=https://example.org/new/", "https://example.org/new/", 0, true),
            ("0;URL='/new/'", "https://example.org/new/", 0, true),
            (" 5 ; Url = \"../new/\" ", "https://example.org/new/", 5, false),
            ("0;/new/", "https://example.org/new/", 0, true),
            ("0.7, url=/new/", "https://example.org/new/", 0, true), ("3 /new/", "https://example.org/new/", 3, false),
            ("0; url=/new/?a=1&amp;b=2#part", "https://example.org/new/?a=1&b=2", 0, true),
            ("0; url=?bm=1", "https://example.org/old/1?bm=1", 0, false),
            ("0; url=//other.example/x", "https://other.example/x", 0, true),
            ("300", nil, 0, false), ("", nil, 0, false), ("soon; url=/new/", nil, 0, false),
            ("0 ; url=", nil, 0, false),
            ("0; url=/old/1?x=1#top", nil, 0, false), ("0; url=javascript:go()", nil, 0, false),
            ("99999999999999999999; url=/new/", "https://example.org/new/", 1 << 31, false),
        ] as [(String, String?, Int, Bool)])
    func `the element is read as browsers read it`(content: String, target: String?, delay: Int, isPermanent: Bool) {
        let quote = content.contains("\"") ? "'" : "\""
        let found = refresh("<meta http-equiv=Refresh content=\(quote)\(content)\(quote)>")
        #expect(found?.target.description == target)
        if let found { #expect(found.delay == .seconds(delay) && found.isPermanent == isPermanent) }
    }

    @Test(
        arguments: [
            ("<!-- <meta http-equiv=refresh content='0;url=/new/'> -->", false),
            ("<noscript><meta http-equiv=refresh content='0;url=/new/'></noscript>", false),
            ("<script>'<meta http-equiv=refresh content=\"0;url=/new/\">'</script>", false),
            ("<title><meta http-equiv=refresh content='0;url=/new/'></title>", false),
            ("<META CONTENT='0;url=/new/' HTTP-EQUIV='REFRESH' />", true),
            ("<head><base href='/deep/'><meta http-equiv=refresh content='0;url=/new/'>", true),
            ("<script>if (a<b) {}</script><meta http-equiv=refresh content=0;url=/new/>", true),
            ("<meta http-equiv=refresh content=300><meta http-equiv=refresh content='0;url=/new/'>", true),
            ("<p>Please refresh <meta name=refresh content='0;url=/new/'>", false), ("<meta http-equiv=refresh", false),
        ])
    func `only an element that browsers obey counts`(page: String, isFound: Bool) {
        #expect((refresh(page) != nil) == isFound)
    }

    @Test func `for good means at once and to the canonical address`() {
        let element = "<meta http-equiv=refresh content='0;url=/new/'>"
        #expect(refresh("<link rel=canonical href=https://example.org/new/>" + element)?.isPermanent == true)
        #expect(refresh(element + "<link href='/new/' rel='canonical'>")?.isPermanent == true)
        #expect(refresh("<link rel=canonical href=https://example.org/old/1>" + element)?.isPermanent == false)
    }

    @Test func `the header field says the same`() {
        #expect(refresh("<p>Moved", field: "0; url=/new/")?.target.description == "https://example.org/new/")
    }

    @Test func `hostile pages end in time`() {
        for piece in ["<meta ", "<", "<!--", "<script>", "refresh", "a=", "<meta http-equiv=refresh content='"] {
            #expect(refresh(String(repeating: piece, count: 200_000)) == nil)
        }
    }

    private func refresh(_ page: String, field: String? = nil) -> PageRefresh? {
        var response = TransferResponse(status: 200, body: Array(page.utf8))
        if let field { response.headers.add("Refresh", field) }
        let address = WebAddress(address)
        return PageRefresh(
            of: Page(url: address.description, response: response, fetchedAt: Timestamp(seconds: 0)), at: address)
    }
}

struct LeadingPageTests {
    private static func stub(_ target: String, delay: Int = 0) -> TestOrigin.Answer {
        .http(200, ["ETag: \"stub\""], "<meta http-equiv=refresh content='\(delay); url=\(target)'><p>Moved")
    }

    @Test func `a page that leads on is followed, and its validators are not kept`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/old" ? LeadingPageTests.stub("/new") : .http(200, ["ETag: \"text\""], "text")
        }
        let fetch = try await Bench().fetch(origin.url("/old"), .page) { $0.leadsOn = { _, _ in true } }
        #expect(fetch.page?.body == Array("text".utf8))
        #expect(fetch.permanentURL == origin.url("/new") && fetch.hops.map(\.status) == [200, 200])
        #expect(fetch.validators?.url == origin.url("/new") && fetch.validators?.tag == "\"text\"")
        // Nobody asked, or whoever reads it says that it stands for itself.
        #expect(try await Bench().fetch(origin.url("/old"), .page).finalURL == origin.url("/old"))
        let own = try await Bench().fetch(origin.url("/old"), .page) { $0.leadsOn = { _, _ in false } }
        #expect(own.finalURL == origin.url("/old"))
    }

    @Test func `the rules of redirects hold`() async throws {
        let origin = try TestOrigin { question in
            switch question.target {
            case "/guarded": LeadingPageTests.stub("http://10.0.0.1/")
            case "/a": LeadingPageTests.stub("/b")
            case "/b": LeadingPageTests.stub("/a")
            case "/forbidden": LeadingPageTests.stub("/private/x")
            case "/robots.txt": .http(200, [], "User-agent: *\nDisallow: /private/")
            case "/late": LeadingPageTests.stub("/text", delay: 5)
            case "/chain": .http(302, ["Location: /stub"])
            case "/stub": LeadingPageTests.stub("/text")
            case "/text": .http(200, [], "text")
            default: LeadingPageTests.stub(question.target + "x")
            }
        }
        let bench = try Bench()
        let outcome = { (path: String) in
            await bench.fetch(origin.url(path), .page) {
                $0.leadsOn = { _, _ in true }
                $0.obeysRobots = true
            }
        }
        #expect(await outcome("/guarded").outcome.name == "blocked_address")
        #expect(await outcome("/a").outcome.name == "bad_redirect")
        #expect(await outcome("/forbidden").outcome.name == "disallowed")
        let endless = await outcome("/endless")
        #expect(endless.outcome.name == "bad_redirect" && endless.hops.count <= 10)
        // Not for good: after a while, and behind a redirect that was not.
        for path in ["/late", "/chain"] {
            let fetch = await outcome(path)
            #expect(fetch.page != nil && fetch.permanentURL == nil)
        }
    }
}

struct ScriptedLeadTests {
    /// What the scripts of `/old/1?x=1` say, and where they lead.
    @Test(
        arguments: [
            ("location.replace('/new/')", "https://example.org/new/"),
            ("window.location.replace(\"https://example.org/new/\");", "https://example.org/new/"),
            ("location.href='\\/new\\/?a=1\\u0026b=2'", "https://example.org/new/?a=1&b=2"),
            ("document.location = `/new/`", "https://example.org/new/"),
            ("top.location.assign( '/new/' )", "https://example.org/new/"),
            ("window['location']['href'] = '/new/'", nil),
            ("location[\"href\"] = '/new/'", "https://example.org/new/"),
            ("var to = '/new/'; window.location.href = to", "https://example.org/new/"),
            ("window.location.href = '/new/' + window.location.hash", "https://example.org/new/"),
            ("setTimeout(function () { location = '/new/' }, 0)", "https://example.org/new/"),
            ("window.onload = () => { location.pathname = '/new/' }", "https://example.org/new/"),
            ("function go() { location.href = '/new/' } go()", "https://example.org/new/"),
            ("if (a) { location.href = '/new/' } else { location.replace('/new/') }", "https://example.org/new/"),
            ("<!--\nlocation = '/new/'\n//-->", "https://example.org/new/"),
            // None of these says for certain where to go.
            ("function go() { location.href = '/new/' }", nil),
            ("b.onclick = function () { location.href = '/new/' }", nil),
            ("b.addEventListener('click', () => { location.href = '/new/' })", nil),
            ("if (a) location = '/a/'; else location = '/b/'", nil), ("location.href = '/new/' + id", nil),
            ("location.href = location.href.replace('http:', 'https:')", nil), ("location.reload()", nil),
            ("// location.href = '/new/'", nil), ("/* location.href = '/new/' */", nil),
            ("say(\"location.href = '/new/'\")", nil), ("if (location.href == '/new/') { say() }", nil),
            ("map.location = '/new/'", nil), ("location = to", nil), ("location = `/new/${id}`", nil),
            ("location.href = '/old/1?x=1#top'", nil), ("location = 'javascript:go()'", nil),
        ] as [(String, String?)])
    func `only a written address leads on`(script: String, target: String?) {
        let found = ScriptedLeadTests.refresh("<title>Moved</title><script>\(script)</script><p>Moved")
        #expect(found?.target.description == target)
        if let found { #expect(found.isGuessed && !found.isPermanent) }
    }

    @Test func `data, other programs and long pages lead nowhere`() {
        let lead = "location.replace('/new/')"
        #expect(ScriptedLeadTests.refresh("<script type=application/json>\(lead)</script>") == nil)
        #expect(ScriptedLeadTests.refresh("<script src=/a.js>\(lead)</script>") == nil)
        #expect(ScriptedLeadTests.refresh("<noscript><script>\(lead)</script></noscript>") == nil)
        let long = String(repeating: "<p>A paragraph of some length.</p>", count: 1000)
        #expect(ScriptedLeadTests.refresh("<script>\(lead)</script>" + long) == nil)
        #expect(ScriptedLeadTests.refresh("<body onload=\"\(lead)\"><p>Moved") != nil)
    }

    @Test func `for good it is only to the canonical address`() {
        let script = "<script>location='/new/'</script>"
        #expect(ScriptedLeadTests.refresh("<link rel=canonical href=/new/>" + script)?.isPermanent == true)
        #expect(ScriptedLeadTests.refresh("<link rel=canonical href=/other/>" + script)?.isPermanent == false)
        // What the page says itself comes first.
        let element = "<meta http-equiv=refresh content='0;url=/said/'>"
        #expect(ScriptedLeadTests.refresh(script + element)?.target.description == "https://example.org/said/")
    }

    private static func refresh(_ page: String) -> PageRefresh? {
        let response = TransferResponse(status: 200, body: Array(page.utf8))
        let address = WebAddress(address)
        return PageRefresh(
            of: Page(url: address.description, response: response, fetchedAt: Timestamp(seconds: 0)), at: address)
    }

    @Test func `a script that leads in a circle leaves the page as it is`() async throws {
        let origin = try TestOrigin { question in
            .http(200, [], "<script>location='\(question.target == "/a" ? "/b" : "/a")'</script>")
        }
        let fetch = try await Bench().fetch(origin.url("/a"), .page) { $0.leadsOn = { _, _ in true } }
        #expect(fetch.page != nil && fetch.outcome.name == "fresh")
    }
}

struct FramedLeadTests {
    /// What stands in `/old/1?x=1`, and the page that a reader looks at.
    @Test(
        arguments: [
            ("<frameset cols='*'><frame src='/new/'></frameset>", "https://example.org/new/"),
            (
                "<frameset rows='100%,*'><frame src='https://real.example/a'><frame src='about:blank'></frameset>",
                "https://real.example/a"
            ),
            (
                "<FRAMESET ROWS=90,*><FRAME SRC=top.html><FRAME SRC=text.html></FRAMESET>",
                "https://example.org/old/text.html"
            ),
            (
                "<frameset cols='20%,80%'><frame src=menu.html><frame src=text.html></frameset>",
                "https://example.org/old/text.html"
            ),
            ("<frameset cols='50%,50%'><frame src=a.html><frame src=b.html></frameset>", nil),
            ("<frameset><frame></frameset>", nil),
            ("<iframe src='/new/'></iframe>", "https://example.org/new/"),
            (
                "<iframe src='https://real.example/a' style='width: 100%; height: 100vh'></iframe>",
                "https://real.example/a"
            ),
            ("<iframe src='https://real.example/a' height='100%'></iframe>", "https://real.example/a"),
            // A film, a counter, two of them, and a frame for those without scripts.
            ("<iframe src='https://films.example/1' width='100%' height='400'></iframe>", nil),
            ("<iframe src='/count' width=0 height=0></iframe>", nil), ("<iframe src='/count' hidden></iframe>", nil),
            ("<iframe src='/a'></iframe><iframe src='/b'></iframe>", nil),
            ("<noscript><iframe src='/a'></iframe></noscript>", nil),
            ("<link rel=canonical href='/new/bridge'><p>Moved", "https://example.org/new/bridge"),
            ("<link rel=canonical href='https://real.example/a'>", "https://real.example/a"),
            // The same page in another spelling.
            ("<link rel=canonical href='https://www.example.org/old/1/'>", nil),
            ("<link rel=canonical href='http://example.org/old/1?y=2'>", nil),
        ] as [(String, String?)])
    func `a frame that fills the page, or the canonical address alone, may be the page`(html: String, target: String?) {
        let found = FramedLeadTests.refresh(html)
        #expect(found?.target.description == target)
        if let found { #expect(found.isGuessed && !found.isPermanent) }
    }

    @Test func `a long page has a text of its own, and what the page says comes first`() {
        let long = String(repeating: "<p>A paragraph of some length.</p>", count: 1000)
        #expect(FramedLeadTests.refresh("<iframe src='/new/'></iframe>" + long) == nil)
        let element = "<meta http-equiv=refresh content='0;url=/said/'>"
        let said = FramedLeadTests.refresh("<link rel=canonical href=/other/><iframe src='/new/'></iframe>" + element)
        #expect(said?.target.description == "https://example.org/said/" && said?.isGuessed == false)
    }

    @Test(arguments: ["/gone", "/forbidden", "/none", "http://10.0.0.1/", "/broken"])
    func `a guess that finds nothing leaves the page as it is`(target: String) async throws {
        let origin = try TestOrigin { question in
            switch question.target {
            case "/robots.txt": .http(200, [], "User-agent: *\nDisallow: /forbidden")
            case "/old": .http(200, ["ETag: \"stub\""], "<iframe src='\(target)' height='100%'></iframe>")
            case "/gone": .http(410)
            case "/broken": .http(500)
            case "/none": .http(204)
            default: .http(404)
            }
        }
        let fetch = try await Bench().fetch(origin.url("/old"), .page) {
            $0.leadsOn = { _, _ in true }
            $0.obeysRobots = true
        }
        #expect(fetch.outcome.name == "fresh" && fetch.finalURL == origin.url("/old") && fetch.permanentURL == nil)
        #expect(fetch.validators?.tag == "\"stub\"")
    }

    @Test func `the page in the frame is the page, and is asked for each time`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/old"
                ? .http(200, ["ETag: \"stub\""], "<frameset cols='*'><frame src='/text'></frameset>")
                : .http(200, ["ETag: \"text\""], "text")
        }
        let fetch = try await Bench().fetch(origin.url("/old"), .page) { $0.leadsOn = { _, _ in true } }
        #expect(fetch.page?.body == Array("text".utf8) && fetch.permanentURL == nil)
        #expect(fetch.validators?.url == origin.url("/text"))
    }

    private static func refresh(_ page: String) -> PageRefresh? {
        let response = TransferResponse(status: 200, body: Array(page.utf8))
        let address = WebAddress(address)
        return PageRefresh(
            of: Page(url: address.description, response: response, fetchedAt: Timestamp(seconds: 0)), at: address)
    }
}
