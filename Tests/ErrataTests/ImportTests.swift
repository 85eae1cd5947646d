import JSON
import Linux
import Testing

@Suite struct ImportTests {
    static let opml = """
        <?xml version="1.0"?>
        <opml version="2.0"><head><title>T</title></head><body>
          <outline text="World News">
            <outline type="rss" text="One &amp; Two" xmlUrl="https://one.example/feed"/>
            <outline type="rss" text="One &amp; Two" xmlUrl="https://two.example/feed"/>
          </outline>
          <outline type="rss" text="Known" xmlUrl="https://known.example/feed"/>
          <outline type="rss" text="File" xmlUrl="file:///etc/passwd"/>
          <outline type="rss" xmlUrl="https://untitled.example/a/feed.xml"/>
        </body></opml>
        """

    @Test func `an OPML file becomes a file of sources, without what is known`() throws {
        let program = try Program()
        try program.write("errata.yaml", "sources: [{feed: \"https://known.example/feed\", name: Mine}]\n")
        try program.write("my feeds.opml", Self.opml)
        let outcome = try program.run("import", "my feeds.opml", "-c", "errata.yaml", "--json")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let json = try JSONParser.parse(Array(outcome.output.utf8))
        #expect(json["added"]?.array?.compactMap(\.string) == ["one-two", "one-two-2", "untitled-example-a-feed"])
        #expect(json["known"]?.array?.count == 1)
        #expect(json["refused"]?.array?.compactMap(\.string) == ["file:///etc/passwd"])
        let checked = try program.run("check-config", "errata.yaml", "--json")
        let sources = try JSONParser.parse(Array(checked.output.utf8))["sources"]?.array ?? []
        #expect(sources.compactMap { $0["id"]?.string } == ["mine", "one-two", "one-two-2", "untitled-example-a-feed"])
        #expect(sources[1]["tags"]?.array?.compactMap(\.string) == ["world-news"])
        let again = try program.run("import", "my feeds.opml", "-c", "errata.yaml")
        #expect(again.code == 0)
        #expect(again.talk.hasSuffix("errata: nothing new, 4 already watched\n"))
    }

    @Test func `what is only printed makes no configuration, and needs none`() throws {
        let program = try Program()
        try program.write("a.opml", Self.opml)
        let home = "HOME=" + program.directory
        let printed = try program.run("import", "a.opml", "-o", "-", environment: [home])
        #expect(printed.code == 0, "\(printed.talk)")
        #expect(printed.output.contains("feed: https://one.example/feed"))
        #expect(!printed.talk.contains("new configuration"), "\(printed.talk)")
        #expect(!FileSystem.exists(program.directory + "/.config") && !FileSystem.exists(program.directory + "/.local"))
        let written = try program.run("import", "a.opml", environment: [home])
        #expect(written.code == 0 && FileSystem.exists(program.directory + "/.config/errata/errata.yaml"))
    }

    @Test func `addresses as readers write them are one feed each, and what is left out is said`() throws {
        let program = try Program()
        try program.write("errata.yaml", "sources: [{feed: \"https://known.example/feed\", name: Mine}]\n")
        let addresses = [
            "https://a.example/feed", "HTTPS://A.example:443/feed", "http://a.example/feed", "feed://b.example/two",
            "feed:https://c.example/three", "feed://https://d.example/x", " https://e.example/four ",
            "feed://known.example/feed", "file:///etc/passwd",
        ]
        let outlines = addresses.map { "<outline type=\"rss\" text=\"T\" xmlUrl=\"\($0)\" updateInterval=\"45\"/>" }
        try program.write("a.opml", "<opml version=\"1.0\"><body>\(outlines.joined())</body></opml>")
        let outcome = try program.run("import", "a.opml", "-c", "errata.yaml", "-o", "-")
        let feeds = outcome.output.split(separator: "\n").filter { $0.contains("feed: ") }.map {
            $0.split(separator: " ").last ?? ""
        }
        #expect(
            feeds == [
                "https://a.example/feed", "http://b.example/two", "https://c.example/three", "https://d.example/x",
                "https://e.example/four",
            ])
        #expect(outcome.output.contains("interval: 45m"))
        for left in ["A.example:443/feed", "http://a.example/feed", "known.example/feed", "file:///etc/passwd"] {
            #expect(outcome.talk.contains(left), "\(outcome.talk)")
        }
    }

    @Test func `nothing is overwritten and other files are refused`() throws {
        let program = try Program()
        try program.write("errata.yaml", "")
        try program.write("a.opml", Self.opml)
        try program.write("sources.d/a.yaml", "sources: []\n")
        let outcome = try program.run("import", "a.opml", "-c", "errata.yaml")
        #expect(outcome.code == 2)
        #expect(outcome.talk == "errata: sources.d/a.yaml already exists\ntry: name another file with --output\n")
        #expect(try program.run("import", "errata.yaml", "-c", "errata.yaml").code == 65)
        #expect(try program.run("import", "none.opml", "-c", "errata.yaml").code == 2)
        #expect(try program.run("import", "a.opml", "-c", "none.yaml").code == 78)
    }

    @Test func `exported feeds are imported again`() throws {
        let program = try Program()
        try program.write(
            "errata.yaml",
            "sources: [{feed: \"https://a.example/f?a=1&b=2\", name: \"A & B\", tags: [x, y]}, {page: \"https://b.example/\"}]\n"
        )
        let opml = try program.run("export", "-c", "errata.yaml")
        #expect(opml.code == 0)
        #expect(opml.talk == "errata: skipped 1 source that is not a feed\n")
        try program.write("empty.yaml", "")
        let yaml = try program.run(["import", "-", "-o", "-", "-c", "empty.yaml"], input: opml.output)
        #expect(
            yaml.output == """
                # Imported from -
                sources:
                  - feed: "https://a.example/f?a=1&b=2"
                    name: "A & B"
                    tags: [x]

                """)
    }
}
