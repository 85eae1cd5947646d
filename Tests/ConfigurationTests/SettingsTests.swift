import Configuration
import Model
import Testing

@Suite struct SettingsTests {
    @Test func `an empty file gives the defaults`() throws {
        for text in ["", "# nothing\n", "---\n", "{}", "sources: []"] {
            #expect(try ConfigurationFile.parse(text).get() == Settings())
        }
    }

    @Test func `the example of the design is understood`() throws {
        let settings = try ConfigurationFile.parse(
            """
            store: /srv/errata.db
            log: {directory: /srv/log}
            control: {socket: /run/errata/errata.sock}
            listen: 127.0.0.1:8910
            network: {allow: [10.0.0.0/8, "fd00::/8"], contact: https://example.org/about-our-bot}
            defaults: {interval: 20m, follow: 30d}
            sources:
              - feed: https://example.org/rss.xml
                name: Example
                tags: [politics]
              - page: https://example.org/terms
                select: main
                ignore: [".share-count"]
                interval: 1h30m
              - listing: https://example.org/news/
                links: "article h2 a"
            """
        ).get()
        #expect(settings.store == "/srv/errata.db")
        #expect(settings.log.directory == "/srv/log")
        #expect(settings.listen == .address(ListenAddress(host: "127.0.0.1", port: 8910)))
        #expect(settings.network.allow == ["10.0.0.0/8", "fd00::/8"])
        #expect(settings.network.contact == "https://example.org/about-our-bot")
        #expect(settings.sources.map(\.kind) == [.feed, .page, .listing])
        #expect(settings.sources.map(\.id) == ["example", "example-org-terms", "example-org-news"])
        #expect(settings.sources.map(\.interval) == [.minutes(20), .minutes(90), .minutes(20)])
        #expect(settings.sources.map(\.follow) == Array(repeating: .days(30), count: 3))
        #expect(settings.sources[0].tags == ["politics"])
        #expect(settings.sources[1].rules.select == ["main"])
        #expect(settings.sources[1].rules.ignore == [".share-count"])
        #expect(settings.sources[2].rules.links == "article h2 a")
    }

    @Test func `every option of a source arrives`() throws {
        let settings = try ConfigurationFile.parse(
            """
            sources:
              - feed: https://example.org/rss.xml
                id: mine
                headers: {Accept-Language: de, X-Tag: "a: b"}
                user_agent: watcher/1 (+https://example.org)
                auth: {basic: {file: secrets/login}}
                cookies: cookies.txt
                proxy: socks5h://127.0.0.1:1080
                client_certificate: /etc/c.pem
                client_key: /etc/k.pem
                ca_file: /etc/ca.pem
                render: [/usr/bin/render, --dump, "{url}"]
                limits: {max_size: 2MB, timeout: 45s}
              - feed: https://example.org/two.xml
                name: Two
                auth: {bearer: {credential: two}}
            """, name: "/etc/errata/errata.yaml"
        ).get()
        let request = settings.sources[0].request
        #expect(settings.sources[0].id == "mine")
        #expect(request.headers == [.init("Accept-Language", "de"), .init("X-Tag", "a: b")])
        #expect(request.userAgent == "watcher/1 (+https://example.org)")
        #expect(request.basicAuthentication == .file("/etc/errata/secrets/login"))
        #expect(request.cookiesFile == "/etc/errata/cookies.txt")
        #expect(request.proxy == "socks5h://127.0.0.1:1080")
        #expect(request.clientCertificate == "/etc/c.pem")
        #expect(request.clientKey == "/etc/k.pem")
        #expect(request.certificateAuthorityFile == "/etc/ca.pem")
        #expect(request.renderCommand == ["/usr/bin/render", "--dump", "{url}"])
        #expect(request.maximumBytes == 2_000_000)
        #expect(request.timeout == .seconds(45))
        #expect(settings.sources[1].request.bearerToken == .credential("two"))
    }

    @Test func `the names of sources become stable ids`() throws {
        let cases = [
            ("BBC World", "bbc-world"), ("Süddeutsche Zeitung", "suddeutsche-zeitung"), ("  A  --  B!", "a-b"),
            ("Straße", "strasse"), ("Ærø Avis", "aero-avis"), ("Łódź", "lodz"), ("Le Monde.fr", "le-monde-fr"),
        ]
        for (name, id) in cases { #expect(SourceIdentifier.slug(name) == id) }
        let settings = try ConfigurationFile.parse(
            """
            sources:
              - feed: https://www.example.org/world/rss.xml
              - feed: https://www.example.org/world/rss.xml?edition=2
              - {feed: "https://asahi.example/feed", name: 朝日新聞}
            """
        ).get()
        #expect(
            settings.sources.map(\.id) == [
                "example-org-world-rss", "example-org-world-rss-edition-2", "asahi-example-feed",
            ])
        #expect(settings.sources.map(\.name) == ["example.org", "example.org", "朝日新聞"])
    }

    @Test func `the proxy of the network is that of every source without its own`() throws {
        let settings = try ConfigurationFile.parse(
            """
            network: {proxy: "http://proxy.example:3128"}
            sources: [{feed: "https://a.example/"}, {feed: "https://b.example/", proxy: "socks5h://127.0.0.1:1080"}]
            """
        ).get()
        #expect(settings.sources.map(\.request.proxy) == ["http://proxy.example:3128", "socks5h://127.0.0.1:1080"])
    }

    @Test func `aliases save repetition`() throws {
        let settings = try ConfigurationFile.parse(
            """
            sources:
              - {feed: "https://a.example/", tags: &t [one, two]}
              - {feed: "https://b.example/", tags: *t}
            """
        ).get()
        #expect(settings.sources[1].tags == ["one", "two"])
    }
}
